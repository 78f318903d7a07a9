package dev.fupan.metrics.kpi;

import dev.fupan.metrics.money.MoneyBag;
import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a metric makes of one group.
 *
 * @param counts whole numbers by name
 * @param money amounts by name and currency, exact or rounded as the metric says
 * @param statistics other exact decimals by name, rounded to their published digits
 * @param rate a proportion, where the metric is one
 * @param amountsIn how many amounts there were, by currency, where things have one amount each
 */
public record Measures(
        SortedMap<String, Long> counts,
        SortedMap<String, SortedMap<String, BigDecimal>> money,
        SortedMap<String, BigDecimal> statistics,
        @Nullable Proportion rate,
        SortedMap<String, Long> amountsIn) {

    /** k of n. */
    public record Proportion(long numerator, long denominator) {}

    public static Measures none() {
        return new Measures(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), null, new TreeMap<>());
    }

    public static Measures count(String name, long count) {
        return none().with(name, count);
    }

    public Measures with(String name, long count) {
        counts.put(name, count);
        return this;
    }

    public Measures with(String name, Map<String, BigDecimal> amounts) {
        money.put(name, new TreeMap<>(amounts));
        return this;
    }

    /** Sums, and how many amounts are in each. */
    public Measures with(String name, MoneyBag sums) {
        amountsIn.putAll(sums.counts());
        return with(name, sums.amounts());
    }

    public Measures with(String name, @Nullable BigDecimal statistic) {
        if (statistic != null) {
            statistics.put(name, statistic);
        }
        return this;
    }

    public Measures withRate(long numerator, long denominator) {
        return new Measures(counts, money, statistics, new Proportion(numerator, denominator), amountsIn);
    }
}
