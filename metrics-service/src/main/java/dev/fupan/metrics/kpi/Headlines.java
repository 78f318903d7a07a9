package dev.fupan.metrics.kpi;

import dev.fupan.metrics.catalogue.Metric;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The one number of a metric that is compared with a target or with another period. */
public final class Headlines {
    private Headlines() {}

    /** @param currency of which amounts are taken; null when there is no number, as for a rate without entries */
    public static @Nullable BigDecimal of(Metric metric, Measures measures, String currency) {
        Metric.Headline headline = metric.headline();
        if (headline.count() != null) {
            return BigDecimal.valueOf(measures.counts().getOrDefault(headline.count(), 0L));
        }
        if (headline.money() != null) {
            SortedMap<String, BigDecimal> amounts = measures.money().get(headline.money());
            BigDecimal amount = amounts == null ? null : amounts.get(currency);
            return amount == null && metric.additive() ? BigDecimal.ZERO : amount;
        }
        if (headline.statistic() != null) {
            return measures.statistics().get(headline.statistic());
        }
        return measures.rate() == null ? null : rate(measures.rate());
    }

    /** Six digits, half up; null without a denominator. */
    public static @Nullable BigDecimal rate(Measures.Proportion rate) {
        return rate.denominator() == 0
                ? null
                : BigDecimal.valueOf(rate.numerator())
                        .divide(BigDecimal.valueOf(rate.denominator()), DealMeasures.DIGITS, RoundingMode.HALF_UP);
    }
}
