package dev.fupan.cli.sending;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How long a sender keeps trying, and how it waits.
 *
 * <p>Waits double from {@code first} to {@code longest}; a {@code Retry-After} of the service goes before that.
 * Patience is spent by waiting, not by the clock, so that a test with an instant {@link Pause} sees the same course.
 * Who waits says why to {@code told}, once for each cause.
 */
public record Patience(Duration first, Duration longest, Duration total, Pause pause, Consumer<String> told) {

    /** The way to let time pass. */
    @FunctionalInterface
    public interface Pause {
        void pass(Duration duration) throws InterruptedException;
    }

    public Patience {
        requireNonNull(first, "first");
        requireNonNull(longest, "longest");
        requireNonNull(total, "total");
        requireNonNull(pause, "pause");
        requireNonNull(told, "told");
    }

    public Patience(Duration first, Duration longest, Duration total, Pause pause) {
        this(first, longest, total, pause, why -> {});
    }

    /** The same, telling why it waits. */
    public Patience telling(Consumer<String> listener) {
        return new Patience(first, longest, total, pause, listener);
    }

    public static Patience of(Duration total) {
        return new Patience(
                Duration.ofMillis(250), Duration.ofSeconds(15), total, duration -> Thread.sleep(duration.toMillis()));
    }

    /** The wait before attempt {@code n} (1 is the first repetition), or empty when {@code spent} has used it up. */
    Optional<Duration> wait(int n, Optional<Duration> asked, Duration spent) {
        Duration doubled = first.multipliedBy(1L << Math.min(n - 1, 20));
        Duration wait = asked.orElse(doubled.compareTo(longest) < 0 ? doubled : longest);
        return spent.plus(wait).compareTo(total) > 0 ? Optional.empty() : Optional.of(wait);
    }
}
