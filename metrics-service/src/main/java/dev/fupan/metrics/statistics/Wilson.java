package dev.fupan.metrics.statistics;

/**
 * The Wilson score interval of a rate, 95 %, without continuity correction (Wilson 1927; Brown, Cai
 * and DasGupta 2001).
 *
 * <p>It never leaves 0..1, and without trials it is all of it.
 */
public final class Wilson {

    private Wilson() {}

    public static Interval interval(Rate rate) {
        if (rate.trials() == 0) {
            return new Interval(0, 1);
        }
        double n = rate.trials();
        double p = rate.fraction();
        double z2 = Levels.Z_TWO_SIDED * Levels.Z_TWO_SIDED;
        double centre = (p + z2 / (2 * n)) / (1 + z2 / n);
        double half = Levels.Z_TWO_SIDED * Math.sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n);
        // the ends are exact there, floating point alone would miss them by an ulp
        double low = rate.successes() == 0 ? 0 : Math.max(0, centre - half);
        double high = rate.failures() == 0 ? 1 : Math.min(1, centre + half);
        return new Interval(low, high);
    }
}
