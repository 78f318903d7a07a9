package dev.fupan.metrics.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A distribution of elapsed times in days of 24 hours, six digits; quantiles interpolate linearly; null without any. */
public record Durations(
        long n,
        @Nullable BigDecimal mean,
        @Nullable BigDecimal median,
        @Nullable BigDecimal p90,
        @Nullable BigDecimal minimum,
        @Nullable BigDecimal maximum) {
    private static final int DIGITS = 6;
    private static final BigDecimal DAY_MICROS = BigDecimal.valueOf(24L * 3600 * 1_000_000);
    private static final Durations NONE = new Durations(0, null, null, null, null, null);

    /** @param micros elapsed times in microseconds, in any order */
    public static Durations of(List<Long> micros) {
        if (micros.isEmpty()) {
            return NONE;
        }
        List<BigDecimal> exact = micros.stream().map(BigDecimal::valueOf).toList();
        BigDecimal sum = exact.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        // one division each: days rounded before the mean would round twice
        return new Durations(
                micros.size(),
                days(sum, micros.size()),
                days(Quantiles.exact(exact, new BigDecimal("0.5")), 1),
                days(Quantiles.exact(exact, new BigDecimal("0.9")), 1),
                days(Quantiles.exact(exact, BigDecimal.ZERO), 1),
                days(Quantiles.exact(exact, BigDecimal.ONE), 1));
    }

    private static BigDecimal days(BigDecimal micros, long n) {
        return micros.divide(DAY_MICROS.multiply(BigDecimal.valueOf(n)), DIGITS, RoundingMode.HALF_UP);
    }
}
