package dev.fupan.kit.quota;

import io.github.bucket4j.TimeMeter;
import java.util.concurrent.TimeUnit;

/** The time of buckets as a test wants it. */
public final class HandMovedTime implements TimeMeter {

    private volatile long nanos = 1;

    void passSeconds(long seconds) {
        nanos += TimeUnit.SECONDS.toNanos(seconds);
    }

    @Override
    public long currentTimeNanos() {
        return nanos;
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }
}
