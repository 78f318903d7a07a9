package dev.fupan.kit.quota;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * One bucket per holder of a quota, in bounded memory.
 *
 * <p>A bucket that was left alone until it was full again is the same as a new one, so it is forgotten. Beyond
 * {@value #MOST} holders at a time those that are seen seldom start anew.
 */
public final class Buckets<K> {

    static final int MOST = 20_000;

    /** Ten of the largest batches at once: no holder is forgotten before such a debt is worked off. */
    private static final long DEBT = 10_000;

    private final Quota quota;
    private final TimeMeter time;
    private final Cache<K, Bucket> held;

    public Buckets(Quota quota) {
        this(quota, TimeMeter.SYSTEM_NANOTIME);
    }

    /** With a time of its own, for tests. */
    public Buckets(Quota quota, TimeMeter time) {
        this.quota = quota;
        this.time = time;
        this.held = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(Duration.ofSeconds(2 * quota.windowSeconds() + DEBT / quota.perSecond()))
                .ticker(time::currentTimeNanos)
                .executor(Runnable::run)
                .build();
    }

    /** The share of that holder. */
    public Share of(K holder) {
        return new Share(quota, held.get(holder, unseen -> fresh()));
    }

    long size() {
        held.cleanUp();
        return held.estimatedSize();
    }

    private Bucket fresh() {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(quota.burst()).refillGreedy(quota.perSecond(), Duration.ofSeconds(1)))
                .build();
    }
}
