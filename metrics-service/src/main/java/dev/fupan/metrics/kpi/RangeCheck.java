package dev.fupan.metrics.kpi;

import dev.fupan.metrics.benchmark.HealthyRange;
import dev.fupan.metrics.benchmark.HealthyRanges;
import dev.fupan.metrics.catalogue.Metric;
import dev.fupan.metrics.statistics.Rate;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a number stands in the range that holds for it (N-21).
 *
 * <p>A proportion is judged by its interval, a mean of elapsed times by the interval of their median, since a few very
 * long ones carry the mean anywhere; counts and amounts are what they are.
 */
public record RangeCheck(HealthyRange range, HealthyRange.Status status) {

    /**
     * @param properties dimension -> value that the number is about, of a funnel also {@code step} and {@code from}
     * @param value the number itself
     */
    public static Optional<RangeCheck> of(
            HealthyRanges ranges,
            Metric metric,
            Map<String, String> properties,
            Measures measures,
            @Nullable BigDecimal value) {
        return ranges.find(metric.id(), properties)
                .map(range -> new RangeCheck(range, status(range, metric, measures, value)));
    }

    public static Optional<RangeCheck> of(
            HealthyRanges ranges, String metric, Map<String, String> properties, Measures.Proportion rate) {
        return ranges.find(metric, properties).map(range -> new RangeCheck(range, status(range, rate)));
    }

    private static HealthyRange.Status status(
            HealthyRange range, Metric metric, Measures measures, @Nullable BigDecimal value) {
        if (metric.headline().rate()) {
            Measures.Proportion rate = measures.rate();
            return rate == null ? HealthyRange.Status.UNDETERMINED : status(range, rate);
        }
        if ("mean".equals(metric.headline().statistic())) {
            return range.of(
                    measures.statistics().get("medianLow"),
                    measures.statistics().get("medianHigh"));
        }
        return range.of(value, value);
    }

    // The period basis can give more successes than trials: nobody knows an interval of that.
    private static HealthyRange.Status status(HealthyRange range, Measures.Proportion rate) {
        boolean proper = rate.numerator() >= 0 && rate.numerator() <= rate.denominator();
        return proper ? range.of(new Rate(rate.numerator(), rate.denominator())) : HealthyRange.Status.UNDETERMINED;
    }
}
