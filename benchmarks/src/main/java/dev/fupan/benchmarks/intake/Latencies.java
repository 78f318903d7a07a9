package dev.fupan.benchmarks.intake;

/** How long requests took, in buckets of a hundredth of a millisecond up to ten seconds. */
final class Latencies {

    private static final long NANOS_PER_BUCKET = 10_000;
    private static final int BUCKETS = 1_000_000;

    private final long[] buckets = new long[BUCKETS];
    private long count;

    void add(long nanos) {
        buckets[(int) Math.min(BUCKETS - 1, nanos / NANOS_PER_BUCKET)]++;
        count++;
    }

    long count() {
        return count;
    }

    /** Milliseconds within which this share of the requests was answered. */
    double millis(double share) {
        long rank = (long) Math.ceil(count * share);
        long seen = 0;
        for (int i = 0; i < BUCKETS; i++) {
            seen += buckets[i];
            if (seen >= rank) {
                return (i + 1) * NANOS_PER_BUCKET / 1e6;
            }
        }
        return Double.NaN;
    }
}
