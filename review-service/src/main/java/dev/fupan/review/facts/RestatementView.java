package dev.fupan.review.facts;

import dev.fupan.contracts.review.ReviewEvent;
import java.time.Instant;
import java.util.List;

/**
 * Frozen numbers that would be others today, with the events behind the difference.
 *
 * @param toPosition up to where the events were read for it
 */
record RestatementView(
        String packId, int packNo, Instant at, String toPosition, List<ReviewEvent.Restatement> changes) {}
