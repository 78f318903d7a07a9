package dev.fupan.review.timebox;

import java.time.Duration;
import java.time.Instant;

/**
 * A timebox as participants see it.
 *
 * @param version its ETag; 0 while it is the template's
 */
record TimeboxView(String phase, Instant startedAt, Instant endsAt, long version) {

    /** The same, looked at by the service's clock. */
    record At(String phase, Instant startedAt, Instant endsAt, long remainingSeconds, boolean over, long version) {}

    At at(Instant now) {
        long remaining = Math.max(0, Duration.between(now, endsAt).toSeconds());
        return new At(phase, startedAt, endsAt, remaining, !now.isBefore(endsAt), version);
    }
}
