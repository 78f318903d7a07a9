package dev.fupan.metrics.statistics;

import java.util.OptionalDouble;

/**
 * So many successes in so many trials.
 *
 * <p>Zero trials are a legal rate that has no value: a cell without entries is still a cell.
 */
public record Rate(long successes, long trials) {

    public Rate {
        if (trials < 0) {
            throw new IllegalArgumentException("trials must not be negative: " + trials);
        }
        if (successes < 0 || successes > trials) {
            throw new IllegalArgumentException("successes must lie in 0.." + trials + ": " + successes);
        }
    }

    /** Successes by trials; empty without trials. */
    public OptionalDouble value() {
        return trials == 0 ? OptionalDouble.empty() : OptionalDouble.of(fraction());
    }

    public long failures() {
        return trials - successes;
    }

    double fraction() {
        return (double) successes / trials;
    }
}
