package dev.fupan.metrics.pack;

import dev.fupan.metrics.catalogue.Metric;
import dev.fupan.metrics.kpi.Measures;
import dev.fupan.metrics.statistics.Comparison;
import dev.fupan.metrics.statistics.Interval;
import dev.fupan.metrics.statistics.Rate;
import dev.fupan.metrics.statistics.RatePair;
import dev.fupan.metrics.statistics.Wilson;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of one pack: each with what it was made of, a rate with its interval and, against another rate, with a
 * judgement whether the difference is more than chance. All pairs of a pack are judged together (N-07).
 */
final class PackNumbers {
    static final String PREVIOUS = "previous";
    private static final int DIGITS = 6;

    private final List<Map<String, @Nullable Object>> numbers = new ArrayList<>();
    private final List<Map<String, @Nullable Object>> judged = new ArrayList<>();
    private final List<RatePair> pairs = new ArrayList<>();

    Map<String, @Nullable Object> add(String key, Metric metric, @Nullable BigDecimal value, @Nullable Long n) {
        Map<String, @Nullable Object> number = new TreeMap<>();
        number.put("key", key);
        number.put("metric", metric.id());
        number.put("unit", metric.unit());
        number.put("value", text(value));
        number.put("n", n);
        number.put("missing", 0L);
        numbers.add(number);
        return number;
    }

    /** @param other what it is judged against, {@code against} by name */
    Map<String, @Nullable Object> add(
            String key,
            Metric metric,
            @Nullable BigDecimal value,
            Measures.Proportion proportion,
            String against,
            Measures.@Nullable Proportion other) {
        Map<String, @Nullable Object> number = add(key, metric, value, proportion.denominator());
        number.put("k", proportion.numerator());
        Rate rate = rate(proportion);
        if (rate != null && rate.trials() > 0) {
            Interval interval = Wilson.interval(rate);
            number.put("interval", bounds(interval, "wilson"));
            Rate before = other == null ? null : rate(other);
            if (before != null) {
                Map<String, @Nullable Object> judgement = new TreeMap<>();
                judgement.put("against", against);
                judgement.put("againstK", before.successes());
                judgement.put("againstN", before.trials());
                number.put("judgement", judgement);
                judged.add(judgement);
                pairs.add(new RatePair(before, rate));
            }
        }
        return number;
    }

    List<Map<String, @Nullable Object>> all() {
        List<Comparison> comparisons = Comparison.judge(pairs);
        for (int i = 0; i < judged.size(); i++) {
            Comparison comparison = comparisons.get(i);
            Map<String, @Nullable Object> judgement = judged.get(i);
            boolean known = comparison.difference().isPresent();
            judgement.put("verdict", comparison.judgement().name());
            judgement.put("difference", known ? digits(comparison.difference().getAsDouble()) : null);
            judgement.put("interval", known ? bounds(comparison.interval(), "newcombe") : null);
            judgement.put("p", digits(comparison.p()));
            judgement.put("q", digits(comparison.q()));
        }
        return numbers;
    }

    /** As periods count, a step can have more successes than trials; that is no rate. */
    private static @Nullable Rate rate(Measures.Proportion proportion) {
        return proportion.numerator() > proportion.denominator()
                ? null
                : new Rate(proportion.numerator(), proportion.denominator());
    }

    private static Map<String, @Nullable Object> bounds(Interval interval, String method) {
        Map<String, @Nullable Object> bounds = new TreeMap<>();
        bounds.put("low", digits(interval.low()));
        bounds.put("high", digits(interval.high()));
        bounds.put("method", method);
        return bounds;
    }

    static @Nullable String text(@Nullable BigDecimal value) {
        if (value == null) {
            return null;
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }

    private static String digits(double value) {
        return BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_UP).toPlainString();
    }
}
