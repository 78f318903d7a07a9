package dev.fupan.actions.verdict;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long a look waits for the next attempt: 1, 2, 4 ... seconds, five minutes at most, and never gives up. */
final class BackOff {

    private static final long LONGEST = 300;

    private BackOff() {}

    static Duration after(int attempts, @Nullable Integer asked) {
        long own = attempts > 8 ? LONGEST : 1L << attempts;
        long seconds = asked == null ? own : Math.max(1, asked);
        return Duration.ofSeconds(Math.min(LONGEST, seconds));
    }
}
