package dev.fupan.metrics.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The error levels that every judgement of the product shares, and their normal quantiles. */
final class Levels {

    static final double ALPHA = 0.05;
    static final double POWER = 0.8;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** 1.959964: leaves half of alpha above it. */
    static final double Z_TWO_SIDED = NORMAL.inverseSurvivalProbability(ALPHA / 2);

    /** 0.841621. */
    static final double Z_POWER = NORMAL.inverseCumulativeProbability(POWER);

    private Levels() {}
}
