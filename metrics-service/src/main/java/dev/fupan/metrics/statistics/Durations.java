package dev.fupan.metrics.statistics;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.jspecify.annotations.Nullable;

/**
 * A distribution of elapsed times in days of 24 hours, six digits; quantiles interpolate linearly; null without any.
 *
 * @param medianLow begin of an interval at 95 % for the median of whatever the times were drawn from, null below six
 * @param medianHigh its end
 */
public record Durations(
        long n,
        @Nullable BigDecimal mean,
        @Nullable BigDecimal median,
        @Nullable BigDecimal p90,
        @Nullable BigDecimal minimum,
        @Nullable BigDecimal maximum,
        @Nullable BigDecimal medianLow,
        @Nullable BigDecimal medianHigh) {
    private static final int DIGITS = 6;
    private static final double HALF_OF_ALPHA = 0.025;
    private static final BigDecimal DAY_MICROS = BigDecimal.valueOf(24L * 3600 * 1_000_000);
    private static final Durations NONE = new Durations(0, null, null, null, null, null, null, null);

    /** @param micros elapsed times in microseconds, in any order */
    public static Durations of(List<Long> micros) {
        long[] sorted = new long[micros.size()];
        int i = 0;
        for (long each : micros) {
            sorted[i++] = each;
        }
        return of(sorted, rankOfMedianLow(sorted.length));
    }

    /** The same of an array, which it sorts, without the interval of the median, which costs more than all the rest. */
    public static Durations sorting(long[] micros) {
        return of(micros, 0);
    }

    private static Durations of(long[] micros, int rank) {
        int n = micros.length;
        if (n == 0) {
            return NONE;
        }
        Arrays.sort(micros);
        // one division each: days rounded before the mean would round twice
        return new Durations(
                n,
                days(sum(micros), n),
                days(quantile(micros, 5), 1),
                days(quantile(micros, 9), 1),
                days(BigDecimal.valueOf(micros[0]), 1),
                days(BigDecimal.valueOf(micros[n - 1]), 1),
                rank == 0 ? null : days(BigDecimal.valueOf(micros[rank - 1]), 1),
                rank == 0 ? null : days(BigDecimal.valueOf(micros[n - rank]), 1));
    }

    /**
     * Of the interval between two order statistics (Thompson 1936), which supposes nothing of how the times are
     * distributed; 0 where even the smallest and the largest are too near.
     */
    private static int rankOfMedianLow(int n) {
        return n == 0 ? 0 : BinomialDistribution.of(n, 0.5).inverseCumulativeProbability(HALF_OF_ALPHA);
    }

    private static BigDecimal sum(long[] micros) {
        BigInteger sum = BigInteger.ZERO;
        long part = 0;
        for (long each : micros) {
            long next = part + each;
            if (((part ^ next) & (each ^ next)) < 0) {
                sum = sum.add(BigInteger.valueOf(part));
                next = each;
            }
            part = next;
        }
        return new BigDecimal(sum.add(BigInteger.valueOf(part)));
    }

    /** As {@link Quantiles#quantile}, of whole numbers that are sorted. */
    private static BigDecimal quantile(long[] sorted, int tenths) {
        long rank = (long) tenths * (sorted.length - 1);
        int below = (int) (rank / 10);
        BigDecimal low = BigDecimal.valueOf(sorted[below]);
        BigDecimal high = BigDecimal.valueOf(sorted[Math.min(below + 1, sorted.length - 1)]);
        return low.add(high.subtract(low).multiply(BigDecimal.valueOf(rank % 10, 1)));
    }

    private static BigDecimal days(BigDecimal micros, long n) {
        return micros.divide(DAY_MICROS.multiply(BigDecimal.valueOf(n)), DIGITS, RoundingMode.HALF_UP);
    }
}
