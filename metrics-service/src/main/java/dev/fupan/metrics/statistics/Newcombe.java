package dev.fupan.metrics.statistics;

/**
 * The hybrid score interval of the difference of two independent rates, 95 %: method 10 of Newcombe
 * 1998, made of two Wilson intervals.
 *
 * <p>The difference is the second rate less the first, so that before/after reads as a change.
 */
public final class Newcombe {

    private Newcombe() {}

    /** The interval of {@code second - first}; without trials on a side nothing is known: -1 to 1. */
    public static Interval difference(Rate first, Rate second) {
        if (first.trials() == 0 || second.trials() == 0) {
            return new Interval(-1, 1);
        }
        double p1 = first.fraction();
        double p2 = second.fraction();
        Interval w1 = Wilson.interval(first);
        Interval w2 = Wilson.interval(second);
        double low = p2 - p1 - root(p2 - w2.low(), w1.high() - p1);
        double high = p2 - p1 + root(w2.high() - p2, p1 - w1.low());
        return new Interval(Math.max(-1, low), Math.min(1, high));
    }

    private static double root(double a, double b) {
        return Math.sqrt(a * a + b * b);
    }
}
