package dev.fupan.metrics.benchmark;

import dev.fupan.metrics.statistics.Interval;
import dev.fupan.metrics.statistics.Rate;
import dev.fupan.metrics.statistics.Wilson;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * The share of entries that should pass from one step to the next (L-07), and what usually hinders them (L-08).
 *
 * @param segment dimension -> value that it speaks for, empty = everyone
 */
public record HealthyRange(
        String requirement,
        String from,
        String to,
        Map<String, String> segment,
        BigDecimal low,
        BigDecimal high,
        String source,
        List<String> hints) {

    /** Where a rate stands, judged by its whole interval and never by its point alone (N-21). */
    public enum Status {
        BELOW,
        IN_RANGE,
        ABOVE,
        UNDETERMINED
    }

    public Status of(Rate rate) {
        if (rate.trials() == 0) {
            return Status.UNDETERMINED;
        }
        Interval interval = Wilson.interval(rate);
        BigDecimal least = BigDecimal.valueOf(interval.low());
        BigDecimal most = BigDecimal.valueOf(interval.high());
        if (most.compareTo(low) < 0) {
            return Status.BELOW;
        }
        if (least.compareTo(high) > 0) {
            return Status.ABOVE;
        }
        return least.compareTo(low) >= 0 && most.compareTo(high) <= 0 ? Status.IN_RANGE : Status.UNDETERMINED;
    }
}
