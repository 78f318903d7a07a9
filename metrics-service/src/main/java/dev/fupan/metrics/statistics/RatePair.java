package dev.fupan.metrics.statistics;

import static java.util.Objects.requireNonNull;

/** Two rates to be compared: one cell of an answer. */
public record RatePair(Rate first, Rate second) {

    public RatePair {
        requireNonNull(first, "first");
        requireNonNull(second, "second");
    }

    /** Both sides can be judged at all; depends on the trials alone, never on what came out. */
    boolean hasEnoughTrials() {
        return first.trials() >= Comparison.MINIMUM_TRIALS && second.trials() >= Comparison.MINIMUM_TRIALS;
    }
}
