package dev.fupan.metrics.journey;

import dev.fupan.contracts.EntityRef;
import org.jspecify.annotations.Nullable;

/**
 * One line of a journey's history.
 *
 * @param move the step that was reached, or {@code won}, {@code lost}, {@code reopened}, or the stage name that no
 *     pipeline maps
 * @param backward whether the entity stood further along before
 * @param skips steps between the one before and this one that had no event of their own
 * @param leftMicros when the next move of the same entity came, null while it stands here
 * @param cumulativeMicros time spent in this move by the same entity so far, earlier visits included
 */
public record Move(
        long timeMicros,
        EntityRef entity,
        String move,
        boolean mapped,
        boolean backward,
        int skips,
        @Nullable Long leftMicros,
        long cumulativeMicros,
        String eventSource,
        String eventId,
        @Nullable String owner) {}
