package dev.fupan.metrics.numbers;

import dev.fupan.metrics.answer.Table;
import dev.fupan.metrics.benchmark.HealthyRange;
import dev.fupan.metrics.benchmark.Hint;
import dev.fupan.metrics.kpi.RangeCheck;
import dev.fupan.metrics.question.Question;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns that hold a number against its healthy range; hints as their keys, and in English beside them. */
final class Healthy {
    private Healthy() {}

    /** What every row of the answer is about: the filters that let one value in. */
    static Map<String, String> properties(Question question) {
        Map<String, String> properties = new TreeMap<>();
        question.filters().forEach((name, values) -> {
            if (values.size() == 1) {
                properties.put(name, values.iterator().next());
            }
        });
        return properties;
    }

    static void into(Table.Row row, Optional<RangeCheck> check) {
        HealthyRange range = check.map(RangeCheck::range).orElse(null);
        HealthyRange.Status status = check.map(RangeCheck::status).orElse(null);
        List<Hint> hints = range != null && status == HealthyRange.Status.BELOW ? range.hints() : List.of();
        row.number("healthyLow", range == null ? null : range.low())
                .number("healthyHigh", range == null ? null : range.high())
                .text("status", status == null ? null : status.name())
                .text("source", range == null ? null : range.source())
                .text("benchmarkVersion", range == null ? null : range.version())
                .text("hintKeys", joined(hints, Hint::key))
                .text("hint", joined(hints, Hint::text));
    }

    private static @Nullable String joined(List<Hint> hints, Function<Hint, String> part) {
        return hints.isEmpty() ? null : hints.stream().map(part).collect(Collectors.joining("; "));
    }
}
