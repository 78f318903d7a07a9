package dev.fupan.metrics.statistics;

import java.util.function.IntPredicate;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * Fisher's exact test of two rates, two-sided: the chance, both rates being equal, of a table as
 * improbable as this one or more.
 *
 * <p>Tables of equal probability count as equal although floating point parts them. The test of
 * commons-statistics-inference 1.1 compares to the last bit, and its answer depends on which rate comes first.
 */
public final class FisherExact {

    private static final double TIE = 1 + 1e-7;

    private FisherExact() {}

    /** 1 when a side has no trials or all outcomes are alike: such a table cannot speak against equality. */
    public static double p(Rate first, Rate second) {
        int trials = Math.toIntExact(first.trials() + second.trials());
        int successes = (int) (first.successes() + second.successes());
        int drawn = (int) first.trials();
        if (drawn == 0 || drawn == trials || successes == 0 || successes == trials) {
            return 1;
        }
        HypergeometricDistribution table = HypergeometricDistribution.of(trials, successes, drawn);
        double limit = table.probability((int) first.successes()) * TIE;
        IntPredicate asImprobable = k -> table.probability(k) <= limit;
        int mode = (int) ((drawn + 1L) * (successes + 1L) / (trials + 2L));
        if (asImprobable.test(mode)) {
            return 1;
        }
        // probabilities rise up to the mode and fall behind it, so each tail has one edge
        int low = edge(mode, table.getSupportLowerBound() - 1, asImprobable);
        int high = edge(mode, table.getSupportUpperBound() + 1, asImprobable);
        return Math.min(1, table.cumulativeProbability(low) + table.survivalProbability(high - 1));
    }

    /** The value nearest to the mode that is as improbable; {@code beyond} lies outside and counts as such. */
    private static int edge(int mode, int beyond, IntPredicate asImprobable) {
        int likely = mode;
        int unlikely = beyond;
        while (Math.abs(unlikely - likely) > 1) {
            int middle = (likely + unlikely) / 2;
            if (asImprobable.test(middle)) {
                unlikely = middle;
            } else {
                likely = middle;
            }
        }
        return unlikely;
    }
}
