package dev.fupan.actions.criterion;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/** The exact one-sided p of k successes in n against a rate. */
final class Binomial {

    private Binomial() {}

    /** In the direction in which the measured rate departs: how often chance alone departs as far or farther. */
    static double oneSided(long k, long n, double rate) {
        var distribution = BinomialDistribution.of(Math.toIntExact(n), rate);
        int successes = Math.toIntExact(k);
        return k < n * rate
                ? distribution.cumulativeProbability(successes)
                : distribution.survivalProbability(successes - 1);
    }
}
