package dev.fupan.kit.quota;

import io.github.bucket4j.Bucket;

/**
 * What one holder has left of a quota.
 *
 * <p>Whoever has anything left may go on, and pays afterwards for what it came to: how many events a body holds is
 * known only when it has been read. The debt is worked off before the next one.
 */
public final class Share {

    private static final long SECOND = 1_000_000_000;

    private final Quota quota;
    private final Bucket bucket;

    Share(Quota quota, Bucket bucket) {
        this.quota = quota;
        this.bucket = bucket;
    }

    public boolean isSpent() {
        return bucket.getAvailableTokens() <= 0;
    }

    /** Takes so much, into debt if need be. */
    public void charge(long units) {
        if (units > 0) bucket.consumeIgnoringRateLimits(units);
    }

    Quota quota() {
        return quota;
    }

    boolean isRunningLow() {
        return bucket.getAvailableTokens() < quota.burst() / 2;
    }

    /** Whole seconds until something is left again; at least one. */
    int secondsToWait() {
        long nanos = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, (nanos + SECOND - 1) / SECOND));
    }

    /** The item of {@code RateLimit}: what is left, and for how long to make do with it. */
    String limit() {
        long left = Math.max(0, bucket.getAvailableTokens());
        return "\"" + quota.name() + "\";r=" + left + ";t=" + secondsToWait();
    }
}
