package dev.fupan.metrics.statistics;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How many trials per window two proportions need to be told apart, with power 0.8 at a two-sided
 * 0.05, and what a given number can tell apart.
 *
 * <p>The usual normal approximation with pooled variance under equality and separate variances
 * otherwise, two windows of one size (Fleiss, Levin and Paik 2003).
 */
public final class SampleSize {

    private static final int HALVINGS = 60;

    private SampleSize() {}

    /** Trials needed in each of both windows; empty when the rates are equal: no number shows nothing. */
    public static OptionalLong perWindow(double first, double second) {
        requireRate(first);
        requireRate(second);
        double n = exact(first, second);
        // equal rates, or so nearly equal that no window will ever hold enough
        return n < Long.MAX_VALUE ? OptionalLong.of((long) Math.ceil(n)) : OptionalLong.empty();
    }

    /** The smallest rise above the baseline that so many trials per window show; empty when not even 100 % do. */
    public static OptionalDouble detectableRise(double baseline, long trialsPerWindow) {
        requireRate(baseline);
        return detectable(baseline, 1, trialsPerWindow);
    }

    /** The smallest fall below the baseline that so many trials per window show, as a positive number. */
    public static OptionalDouble detectableFall(double baseline, long trialsPerWindow) {
        requireRate(baseline);
        return detectable(baseline, 0, trialsPerWindow);
    }

    private static OptionalDouble detectable(double baseline, double extreme, long trials) {
        if (trials < 1 || exact(baseline, extreme) > trials) {
            return OptionalDouble.empty();
        }
        double unseen = baseline;
        double seen = extreme;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (unseen + seen) / 2;
            if (exact(baseline, middle) <= trials) {
                seen = middle;
            } else {
                unseen = middle;
            }
        }
        return OptionalDouble.of(Math.abs(seen - baseline));
    }

    private static double exact(double first, double second) {
        if (first == second) {
            return Double.POSITIVE_INFINITY;
        }
        double pooled = (first + second) / 2;
        double underEquality = Levels.Z_TWO_SIDED * Math.sqrt(2 * pooled * (1 - pooled));
        double otherwise = Levels.Z_POWER * Math.sqrt(first * (1 - first) + second * (1 - second));
        double ratio = (underEquality + otherwise) / (first - second);
        return ratio * ratio;
    }

    private static void requireRate(double rate) {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("a rate must lie in 0..1: " + rate);
        }
    }
}
