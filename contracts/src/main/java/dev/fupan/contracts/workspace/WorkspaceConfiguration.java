package dev.fupan.contracts.workspace;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that a company declares about the reading of its events; the first pipeline is the default one.
 *
 * <p>It is history like any other record: the last one in order re-cuts all numbers. What the JSON leaves out has
 * the standard's value for a scalar and is empty for {@code dimensions}, {@code definitions} and {@code benchmarks};
 * without pipelines the standard one holds.
 *
 * @param fiscalYearStart month in which the fiscal year begins, 1 to 12
 * @param dimensions attributes by which numbers may be broken down
 * @param definitions metric id -> a choice that differs from the catalogue's
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record WorkspaceConfiguration(
        @JsonProperty(required = true) String timeZone,
        @JsonProperty(required = true) String currency,
        DayOfWeek weekStart,
        int fiscalYearStart,
        List<String> dimensions,
        List<Pipeline> pipelines,
        Map<String, String> definitions,
        List<Benchmark> benchmarks) {

    public WorkspaceConfiguration {
        requireNonNull(timeZone, "timeZone");
        requireNonNull(currency, "currency");
        checkZone(timeZone);
        if (!isCurrency(currency)) {
            throw new IllegalArgumentException("currency is three capital letters of ISO 4217, not " + currency);
        }
        weekStart = weekStart == null ? DayOfWeek.MONDAY : weekStart;
        fiscalYearStart = fiscalYearStart == 0 ? 1 : fiscalYearStart;
        if (fiscalYearStart < 1 || fiscalYearStart > 12) {
            throw new IllegalArgumentException("fiscalYearStart is a month from 1 to 12, not " + fiscalYearStart);
        }
        dimensions = Absent.asEmpty(dimensions);
        pipelines = Absent.asEmpty(pipelines);
        if (pipelines.isEmpty()) {
            pipelines = List.of(StandardPipeline.PIPELINE);
        }
        definitions = Absent.asEmpty(definitions);
        benchmarks = Absent.asEmpty(benchmarks);
        checkKeys(pipelines);
    }

    /** What a workspace has that declared nothing. */
    public static WorkspaceConfiguration standard() {
        return new WorkspaceConfiguration(
                "UTC",
                "EUR",
                DayOfWeek.MONDAY,
                1,
                List.of("channel", "owner", "team", "region", "product"),
                List.of(StandardPipeline.PIPELINE),
                Map.of(),
                List.of());
    }

    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }

    private static void checkZone(String timeZone) {
        try {
            ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("timeZone is a name like Europe/Berlin, not " + timeZone, e);
        }
    }

    private static boolean isCurrency(String currency) {
        return currency.length() == 3 && currency.chars().allMatch(c -> c >= 'A' && c <= 'Z');
    }

    private static void checkKeys(List<Pipeline> pipelines) {
        Set<String> keys = new HashSet<>();
        for (Pipeline pipeline : pipelines) {
            if (!keys.add(pipeline.key())) {
                throw new IllegalArgumentException("two pipelines have the key " + pipeline.key());
            }
        }
    }
}
