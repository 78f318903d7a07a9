package dev.fupan.metrics.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * False discovery rate over a family of tests (Benjamini and Hochberg 1995).
 *
 * <p>q is the smallest rate of false discoveries at which the test would still be called a discovery.
 */
public final class BenjaminiHochberg {

    private BenjaminiHochberg() {}

    /** The adjusted values, each at the place of its p. */
    public static List<Double> adjust(List<Double> ps) {
        for (double p : ps) {
            if (!(p >= 0 && p <= 1)) {
                throw new IllegalArgumentException("p must lie in 0..1: " + p);
            }
        }
        int m = ps.size();
        List<Integer> descending = new ArrayList<>();
        for (int i = 0; i < m; i++) {
            descending.add(i);
        }
        descending.sort(Comparator.comparingDouble((Integer i) -> ps.get(i)).reversed());
        Double[] qs = new Double[m];
        double smallest = 1;
        int rank = m;
        for (int place : descending) {
            // from the largest down, so that q never falls while p rises; a factor of its own, so that
            // rounding never puts q below p
            smallest = Math.min(smallest, ps.get(place) * ((double) m / rank));
            qs[place] = smallest;
            rank--;
        }
        return Arrays.asList(qs);
    }
}
