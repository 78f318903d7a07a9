package dev.fupan.contracts.signal;

import dev.fupan.contracts.loop.EventFamily;
import dev.fupan.contracts.loop.LoopEvent;
import dev.fupan.contracts.loop.TypeName;
import dev.fupan.contracts.review.ReviewEvent;
import java.util.List;

/** What the metrics noticed; the subject says of what. */
public sealed interface SignalEvent extends LoopEvent {

    EventFamily<SignalEvent> FAMILY = EventFamily.of(SignalEvent.class);

    /**
     * Numbers of a frozen pack that would be others today; key and subject are the pack's id.
     *
     * @param toPosition the last record that the comparison knows
     * @param changes numbers whose value is not the one announced last, each announced once
     */
    @TypeName("fupan.metric.restated.v1")
    record Restated(
            String packId, String sessionId, int packNo, String toPosition, List<ReviewEvent.Restatement> changes)
            implements SignalEvent {}
}
