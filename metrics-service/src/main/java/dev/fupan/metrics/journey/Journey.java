package dev.fupan.metrics.journey;

import dev.fupan.contracts.EntityRef;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A lead with its opportunities and their quotes, or an opportunity without a lead.
 *
 * @param entity the lead, or the opportunity, that the journey is named after
 * @param lead whether the lead exists by events of its own
 * @param entryMicros time of the creation, else of the earliest event
 * @param createdMicros time of the creation, null when it has not come: the history is incomplete
 * @param beforeEntry whether an event older than the entry was counted as at the entry
 * @param dims at the entry
 * @param unmapped events whose stage name no pipeline maps
 * @param won whether one of its deals stands as won
 * @param deals its opportunities; a journey that comes from storage carries none of them
 */
public record Journey(
        EntityRef entity,
        String pipeline,
        boolean lead,
        long entryMicros,
        @Nullable Long createdMicros,
        boolean beforeEntry,
        Map<String, String> dims,
        @Nullable String ownerNow,
        int unmapped,
        boolean won,
        Steps steps,
        List<Deal> deals) {

    public boolean incompleteHistory() {
        return createdMicros == null;
    }

    /** As it is stored: its deals have rows of their own. */
    public Journey alone() {
        return new Journey(
                entity,
                pipeline,
                lead,
                entryMicros,
                createdMicros,
                beforeEntry,
                dims,
                ownerNow,
                unmapped,
                won,
                steps,
                List.of());
    }
}
