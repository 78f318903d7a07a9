package dev.fupan.metrics.statistics;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * The exact one-sided upper bound of a rate (Clopper and Pearson 1934): what a stop rule may rely on
 * when it looks once.
 */
public final class ClopperPearson {

    private ClopperPearson() {}

    /** With this confidence (say 0.95) the true rate lies below the answer; 1 without a failure. */
    public static double upperBound(Rate rate, double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must lie between 0 and 1: " + confidence);
        }
        if (rate.failures() == 0) {
            return 1;
        }
        return BetaDistribution.of(rate.successes() + 1.0, rate.failures()).inverseCumulativeProbability(confidence);
    }
}
