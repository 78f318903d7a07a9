package dev.fupan.metrics.pack;

import dev.fupan.metrics.benchmark.HealthyRange;
import dev.fupan.metrics.benchmark.Hint;
import dev.fupan.metrics.kpi.RangeCheck;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The members of a row that hold its number against a healthy range; all are there, null where there is no range. */
final class PackRanges {
    private PackRanges() {}

    static void into(Map<String, @Nullable Object> row, Optional<RangeCheck> check) {
        HealthyRange range = check.map(RangeCheck::range).orElse(null);
        HealthyRange.Status status = check.map(RangeCheck::status).orElse(null);
        List<Hint> hints = range != null && status == HealthyRange.Status.BELOW ? range.hints() : List.of();
        row.put("healthyLow", range == null ? null : PackNumbers.text(range.low()));
        row.put("healthyHigh", range == null ? null : PackNumbers.text(range.high()));
        row.put("benchmarkVersion", range == null ? null : range.version());
        row.put("source", range == null ? null : range.source());
        row.put("status", status == null ? null : status.name());
        row.put("hint", hints.isEmpty() ? null : hints.stream().map(Hint::text).collect(Collectors.joining("; ")));
        row.put(
                "hints",
                hints.stream()
                        .map(hint -> new TreeMap<>(Map.of("key", hint.key(), "text", hint.text())))
                        .toList());
    }
}
