package dev.fupan.actions.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When to try again: ten attempts over three days, scattered so that a receiver that returns is not run over. */
final class RetrySchedule {

    /** Between one failure and the next attempt. */
    static final List<Duration> DELAYS = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    private static final double JITTER = 0.2;
    private static final Duration LONGEST_WISH = Duration.ofHours(24);

    private RetrySchedule() {}

    /**
     * Empty when it was the last attempt.
     *
     * @param failures in a row, this one included
     * @param chance from 0 up to 1
     * @param wish what the receiver asked for
     */
    static Optional<Instant> next(Instant now, int failures, double chance, @Nullable Duration wish) {
        if (failures > DELAYS.size()) return Optional.empty();
        double factor = 1 - JITTER + 2 * JITTER * chance;
        Duration own = Duration.ofMillis(Math.round(DELAYS.get(failures - 1).toMillis() * factor));
        return Optional.of(now.plus(wish == null ? own : longer(own, shorter(wish, LONGEST_WISH))));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
