package dev.fupan.metrics.benchmark;

import dev.fupan.metrics.statistics.Interval;
import dev.fupan.metrics.statistics.Rate;
import dev.fupan.metrics.statistics.Wilson;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a number of a metric should lie (L-07, L-09), and what usually hinders it (L-08).
 *
 * @param requirement null for a workspace's own
 * @param segment what it speaks for: dimension -> value, of a funnel also {@code step} and the step {@code from} which;
 *     empty = everyone
 * @param low null = open
 * @param high null = open
 * @param version of the data that it stands in
 */
public record HealthyRange(
        @Nullable String requirement,
        String metric,
        Map<String, String> segment,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high,
        @Nullable String unit,
        @Nullable String source,
        @Nullable String version,
        List<Hint> hints) {

    /** Where a number stands, judged by its whole interval and never by its point alone (N-21). */
    public enum Status {
        BELOW,
        IN_RANGE,
        ABOVE,
        UNDETERMINED
    }

    public HealthyRange {
        segment = Map.copyOf(segment);
        hints = List.copyOf(hints);
    }

    /** Whether it speaks for a number with these properties, and possibly for others too. */
    boolean speaksFor(Map<String, String> properties) {
        return properties.entrySet().containsAll(segment.entrySet());
    }

    /** Of a proportion, by its Wilson interval. */
    public Status of(Rate rate) {
        if (rate.trials() == 0) {
            return Status.UNDETERMINED;
        }
        Interval interval = Wilson.interval(rate);
        return of(BigDecimal.valueOf(interval.low()), BigDecimal.valueOf(interval.high()));
    }

    /** Of anything that is known to lie between these; not to know one of them is to know nothing. */
    public Status of(@Nullable BigDecimal least, @Nullable BigDecimal most) {
        if (least == null || most == null) {
            return Status.UNDETERMINED;
        }
        if (low != null && most.compareTo(low) < 0) {
            return Status.BELOW;
        }
        if (high != null && least.compareTo(high) > 0) {
            return Status.ABOVE;
        }
        boolean within = (low == null || least.compareTo(low) >= 0) && (high == null || most.compareTo(high) <= 0);
        return within ? Status.IN_RANGE : Status.UNDETERMINED;
    }

    HealthyRange versioned(String other) {
        return new HealthyRange(requirement, metric, segment, low, high, unit, source, other, hints);
    }
}
