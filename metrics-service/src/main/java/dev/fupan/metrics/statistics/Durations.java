package dev.fupan.metrics.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
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
    private static final int GUARD_DIGITS = 14;
    private static final BigDecimal DAY_MICROS = BigDecimal.valueOf(24L * 3600 * 1_000_000);
    private static final Durations NONE = new Durations(0, null, null, null, null, null);

    /** @param micros elapsed times in microseconds, in any order */
    public static Durations of(List<Long> micros) {
        if (micros.isEmpty()) {
            return NONE;
        }
        List<BigDecimal> days = new ArrayList<>(micros.size());
        for (long each : micros) {
            days.add(BigDecimal.valueOf(each).divide(DAY_MICROS, GUARD_DIGITS, RoundingMode.HALF_UP));
        }
        return new Durations(
                days.size(),
                Quantiles.mean(days, DIGITS),
                Quantiles.median(days, DIGITS),
                Quantiles.quantile(days, new BigDecimal("0.9"), DIGITS),
                Quantiles.quantile(days, BigDecimal.ZERO, DIGITS),
                Quantiles.quantile(days, BigDecimal.ONE, DIGITS));
    }
}
