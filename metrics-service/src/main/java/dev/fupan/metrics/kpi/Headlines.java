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

    /** How many things the number was made of, those in the currency where it is about money. */
    public static @Nullable Long n(Metric metric, Measures measures, @Nullable String currency) {
        if (measures.rate() != null) {
            return measures.rate().denominator();
        }
        boolean money = metric.headline().money() != null;
        if (money && measures.counts().containsKey("convertedAmounts")) {
            return measures.counts().get("convertedAmounts");
        }
        if (money && currency != null && !measures.amountsIn().isEmpty()) {
            return measures.amountsIn().getOrDefault(currency, 0L);
        }
        String headline = metric.headline().count();
        for (String name : new String[] {headline == null ? "n" : headline, "n", "deals", "acquired", "intended"}) {
            Long count = measures.counts().get(name);
            if (count != null) {
                return count - measures.counts().getOrDefault("missingAmounts", 0L);
            }
        }
        return null;
    }

    /** How many things belong to the number and are not in it, for want of an amount in the currency, or of a beginning. */
    public static long missing(Metric metric, Measures measures, @Nullable String currency) {
        if (measures.rate() != null) {
            return 0;
        }
        Long deals = measures.counts().get("deals");
        Long n = n(metric, measures, currency);
        return deals == null || n == null
                ? measures.counts().getOrDefault("withoutCreation", 0L)
                : Math.max(0, deals - n);
    }

    /** Six digits, half up; null without a denominator. */
    public static @Nullable BigDecimal rate(Measures.Proportion rate) {
        return rate.denominator() == 0
                ? null
                : BigDecimal.valueOf(rate.numerator())
                        .divide(BigDecimal.valueOf(rate.denominator()), DealMeasures.DIGITS, RoundingMode.HALF_UP);
    }
}
