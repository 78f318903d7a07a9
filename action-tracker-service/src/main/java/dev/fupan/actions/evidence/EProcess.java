package dev.fupan.actions.evidence;

import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * The likelihood of k successes in n, mixed uniformly over all rates on one side of p0, against that at p0 itself.
 *
 * <p>While the true rate is p0 or on the other side, this is a non-negative supermartingale that starts at 1. By
 * Ville's inequality it ever reaches 1/alpha with probability alpha at most, however often somebody looks.
 */
public final class EProcess {

    private EProcess() {}

    /** Evidence that the rate is lower than p0. */
    public static double low(long n, long k, double p0) {
        if (k < 0 || k > n) throw new IllegalArgumentException(k + " of " + n + " is no count");
        if (!(p0 > 0 && p0 < 1)) throw new IllegalArgumentException("p0 must lie between 0 and 1: " + p0);
        if (n == 0) return 1;
        double a = k + 1.0;
        double b = n - k + 1.0;
        double below = RegularizedBeta.value(p0, a, b);
        // The whole likelihood lies above p0: there is no evidence of a lower rate left that a double could hold.
        if (below == 0) return 0;
        double log = Math.log(below) + LogBeta.value(a, b) - a * Math.log(p0) - (n - k) * Math.log1p(-p0);
        return Math.min(Math.exp(log), Double.MAX_VALUE);
    }

    /** Evidence that the rate is higher than p0. */
    public static double high(long n, long k, double p0) {
        return low(n, n - k, 1 - p0);
    }
}
