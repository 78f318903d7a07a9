package dev.fupan.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happens in the company, in the company's own time.
 *
 * <p>The live stream plays this time faster than it passes, so dates inside the data are kept as distances from the
 * event and become dates when the event is written.
 *
 * @param deliverAt when it reaches the interface; seldom before others that happened later
 * @param ordinal breaks ties between deliveries of one instant
 */
record SimEvent(
        String id,
        String source,
        String type,
        Instant time,
        Instant deliverAt,
        long ordinal,
        @Nullable String sequence,
        Map<String, Object> data)
        implements Comparable<SimEvent> {

    /** A date that many days after the event. */
    record DaysLater(int days) {}

    /** An instant that long after the event. */
    record Later(Duration by) {}

    SimEvent deliveredAgain(Instant when) {
        return new SimEvent(id, source, type, time, when, ordinal, sequence, data);
    }

    @Override
    public int compareTo(SimEvent other) {
        int byDelivery = deliverAt.compareTo(other.deliverAt);
        int byId = byDelivery == 0 ? id.compareTo(other.id) : byDelivery;
        return byId == 0 ? Long.compare(ordinal, other.ordinal) : byId;
    }
}
