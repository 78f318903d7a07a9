package dev.fupan.metrics.view;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far to trust an answer.
 *
 * @param position last offset of the tenant's partition that is counted, -1 before the first
 * @param appendedAt when the broker appended the last counted record of the tenant
 * @param revision grows with every batch that changed something of the tenant, and with what is set aside or decided
 * @param generation of the configuration that the rows were read with
 * @param rebuilding whether a newer configuration is being applied to history
 * @param path {@code journeys} when stored rows answered, {@code sets} when the events themselves did
 */
public record Envelope(
        int partition,
        long position,
        @Nullable Instant appendedAt,
        long revision,
        int generation,
        boolean rebuilding,
        Quality quality,
        String path) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** The same for an answer that was taken another way, possibly up to an earlier position. */
    Envelope answeredBy(String otherPath, long lastPosition) {
        return new Envelope(
                partition,
                Math.min(position, lastPosition),
                appendedAt,
                revision,
                generation,
                rebuilding,
                quality,
                otherPath);
    }

    /** Of what belongs to a number, how much is in it; all of it where nothing belongs to it. */
    public static BigDecimal completenessPercent(long in, long missing) {
        return in + missing == 0
                ? HUNDRED
                : HUNDRED.multiply(BigDecimal.valueOf(in))
                        .divide(BigDecimal.valueOf(in + missing), 2, RoundingMode.DOWN);
    }

    /**
     * Counts over all records of the tenant so far.
     *
     * @param counted records that stand
     * @param duplicates the same content sent again
     * @param conflicts other content under a known identity, in quarantine
     * @param quarantined what waits in quarantine now for any reason, as ingest lists it, also what never reached the
     *     log; it is counted a moment after the batch that set it aside
     * @param timeAssumed standing records that came without a time
     * @param corrections voids, deletions and merges
     */
    public record Quality(
            long counted, long duplicates, long conflicts, long quarantined, long timeAssumed, long corrections) {
        public static final Quality NONE = new Quality(0, 0, 0, 0, 0, 0);

        /** Of all records that should count, those that do; what waits in quarantine does not. */
        public BigDecimal completenessPercent() {
            return Envelope.completenessPercent(counted, quarantined);
        }
    }
}
