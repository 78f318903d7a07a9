package dev.fupan.metrics.look;

import dev.fupan.metrics.catalogue.Catalogue;
import dev.fupan.metrics.statistics.Interval;
import dev.fupan.metrics.statistics.Rate;
import dev.fupan.metrics.statistics.Wilson;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A look as clients see it; decimals are texts, because a verdict keeps them. */
record LookView(
        String metric,
        String unit,
        @Nullable String currency,
        Instant start,
        Instant at,
        String grace,
        @Nullable String horizon,
        long n,
        @Nullable Long k,
        @Nullable String value,
        @Nullable Bounds interval,
        long immature,
        long position,
        Instant evaluatedAt,
        String catalogueVersion) {
    private static final int DIGITS = 6;

    /** The interval at 95 %, and the method that gave it. */
    record Bounds(String low, String high, String method) {}

    static LookView of(LookAsked asked, Look look, long position, String currency) {
        BigDecimal value = look.value();
        return new LookView(
                asked.metric().id(),
                asked.metric().unit(),
                asked.metric().headline().money() == null ? null : currency,
                asked.start(),
                asked.at(),
                asked.grace().toString(),
                asked.horizon() == null ? null : asked.horizon().toString(),
                look.n(),
                look.k(),
                value == null ? null : value.toPlainString(),
                bounds(look),
                look.immature(),
                position,
                asked.at(),
                Catalogue.get().version());
    }

    private static @Nullable Bounds bounds(Look look) {
        Long k = look.k();
        if (k == null || look.n() == 0) {
            return null;
        }
        Interval interval = Wilson.interval(new Rate(k, look.n()));
        return new Bounds(digits(interval.low()), digits(interval.high()), "wilson");
    }

    private static String digits(double value) {
        return BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_UP).toPlainString();
    }
}
