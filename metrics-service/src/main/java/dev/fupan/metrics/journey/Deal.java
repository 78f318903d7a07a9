package dev.fupan.metrics.journey;

import dev.fupan.contracts.EntityRef;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An opportunity as a reading sees it: where it stands, how it ended, and its own way through the pipeline.
 *
 * @param journey the lead, or the opportunity itself, that the journey is named after
 * @param entryMicros time of its creation, else of its earliest event
 * @param journeyCreatedMicros creation of the journey, null when unknown
 * @param outcomeMicros first event of the standing run; {@code outcomeSource}, {@code outcomeSequence} and
 *     {@code outcomeId} complete its place in the order of events
 * @param amount of the outcome, else the opportunity's then; of an open deal the one in force now
 * @param dims at the outcome; of an open deal now
 * @param entryDims at the entry
 * @param stage the step where an open deal stands
 * @param lossNode the step at which a lost deal was lost
 */
public record Deal(
        String id,
        EntityRef journey,
        String pipeline,
        boolean implicit,
        boolean incompleteHistory,
        long entryMicros,
        @Nullable Long journeyCreatedMicros,
        Status status,
        long outcomeMicros,
        @Nullable String outcomeSource,
        @Nullable String outcomeSequence,
        @Nullable String outcomeId,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable String reason,
        @Nullable String competitor,
        @Nullable String lossNode,
        @Nullable String stage,
        int items,
        List<String> keyActions,
        Map<String, String> dims,
        Map<String, String> entryDims,
        @Nullable String ownerNow,
        int unmapped,
        Steps steps) {

    public enum Status {
        OPEN,
        WON,
        LOST
    }

    public boolean won() {
        return status == Status.WON;
    }

    public boolean lost() {
        return status == Status.LOST;
    }
}
