package dev.fupan.metrics.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Means and quantiles of exact decimals, rounded half up at the end only. */
public final class Quantiles {
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private Quantiles() {}

    /** @throws IllegalArgumentException when there are no values */
    public static BigDecimal mean(List<BigDecimal> values, int digits) {
        requireAny(values);
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal value : values) {
            sum = sum.add(value);
        }
        return sum.divide(BigDecimal.valueOf(values.size()), digits, RoundingMode.HALF_UP);
    }

    public static BigDecimal median(List<BigDecimal> values, int digits) {
        return quantile(values, HALF, digits);
    }

    /**
     * The value at rank {@code p (n - 1)} of the sorted values, interpolated linearly (type 7 of Hyndman and Fan,
     * "Sample Quantiles in Statistical Packages", 1996).
     *
     * @param p from 0 to 1
     */
    public static BigDecimal quantile(List<BigDecimal> values, BigDecimal p, int digits) {
        return exact(values, p).setScale(digits, RoundingMode.HALF_UP);
    }

    static BigDecimal exact(List<BigDecimal> values, BigDecimal p) {
        requireAny(values);
        if (p.signum() < 0 || p.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("p is from 0 to 1, not " + p);
        }
        List<BigDecimal> sorted = new ArrayList<>(values);
        sorted.sort(null);
        BigDecimal rank = p.multiply(BigDecimal.valueOf(sorted.size() - 1L));
        int below = rank.intValue();
        BigDecimal low = sorted.get(below);
        BigDecimal high = sorted.get(Math.min(below + 1, sorted.size() - 1));
        BigDecimal part = rank.subtract(BigDecimal.valueOf(below));
        return low.add(high.subtract(low).multiply(part));
    }

    private static void requireAny(List<BigDecimal> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no values");
        }
    }
}
