package dev.fupan.contracts.workspace;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A range that others hold to be healthy for a metric, with its origin.
 *
 * @param segment dimension -> value that it speaks for, empty = everyone
 * @param low lower end of the range, absent = open
 * @param high upper end of the range, absent = open
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Benchmark(
        @JsonProperty(required = true) String metric,
        Map<String, String> segment,

        @Nullable @JsonFormat(shape = JsonFormat.Shape.STRING)
        BigDecimal low,

        @Nullable @JsonFormat(shape = JsonFormat.Shape.STRING)
        BigDecimal high,

        @Nullable String source,

        @Nullable @JsonFormat(shape = JsonFormat.Shape.STRING)
        LocalDate date,

        @Nullable String version) {

    public Benchmark {
        requireNonNull(metric, "metric");
        segment = Absent.asEmpty(segment);
        if (low == null && high == null) {
            throw new IllegalArgumentException("a benchmark of " + metric + " has a lower or an upper end");
        }
        if (low != null && high != null && low.compareTo(high) > 0) {
            throw new IllegalArgumentException(
                    "the benchmark of " + metric + " begins at " + low + " above its end " + high);
        }
    }
}
