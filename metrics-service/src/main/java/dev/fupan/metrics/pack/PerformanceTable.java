package dev.fupan.metrics.pack;

import dev.fupan.metrics.benchmark.HealthyRanges;
import dev.fupan.metrics.calendar.WorkspaceCalendar;
import dev.fupan.metrics.catalogue.Catalogue;
import dev.fupan.metrics.catalogue.Metric;
import dev.fupan.metrics.kpi.Attainment;
import dev.fupan.metrics.kpi.Days;
import dev.fupan.metrics.kpi.Headlines;
import dev.fupan.metrics.kpi.Kpis;
import dev.fupan.metrics.kpi.Measures;
import dev.fupan.metrics.kpi.RangeCheck;
import dev.fupan.metrics.kpi.Selection;
import dev.fupan.metrics.kpi.Snapshot;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** T-01: numbers against their targets and their past. What a review has chosen comes first, then the usual ones. */
final class PerformanceTable {
    /** What a review can choose: every metric that is one number of a period. */
    static final List<String> METRICS = Catalogue.get().metrics().stream()
            .filter(metric -> Kpis.has(metric.kpi()))
            .map(Metric::id)
            .toList();

    private static final Map<String, List<String>> USUAL = Map.of(
            "customerDevelopment", List.of("M-07", "M-11"),
            "customerMaintenance", List.of("M-08"),
            "overall", List.of("M-01", "M-02", "M-03"),
            "processEfficiency", List.of("M-22", "M-39"));

    private final Snapshot snapshot;
    private final PackAsked asked;
    private final Selection selection;
    private final PackNumbers numbers;
    private final HealthyRanges ranges;
    private final Map<String, Selection> past = new TreeMap<>();
    private final Optional<WorkspaceCalendar.Bucket> unit;

    /** @param judged whether numbers are held against those of the period before and of the year before */
    PerformanceTable(
            Snapshot snapshot,
            PackAsked asked,
            Selection selection,
            PackNumbers numbers,
            HealthyRanges ranges,
            boolean judged) {
        this.snapshot = snapshot;
        this.asked = asked;
        this.selection = selection;
        this.numbers = numbers;
        this.ranges = ranges;
        WorkspaceCalendar calendar = new Days(snapshot).calendar();
        this.unit = Days.unit(calendar, asked.firstDay(), asked.end());
        if (judged) {
            WorkspaceCalendar.Bucket previous = calendar.previous(asked.firstDay(), asked.end());
            WorkspaceCalendar.Bucket year = calendar.yearBefore(asked.firstDay(), asked.end());
            past.put(PackNumbers.PREVIOUS, selection.during(previous.from(), previous.to()));
            past.put("year", selection.during(year.from(), year.to()));
        }
    }

    List<Map<String, @Nullable Object>> rows() {
        Map<String, List<String>> categories = new TreeMap<>();
        USUAL.forEach((category, metrics) -> categories.put(
                category,
                metrics.stream().filter(id -> !asked.metrics().contains(id)).toList()));
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        asked.metrics().forEach(id -> rows.add(row("chosen", Catalogue.get().metric(id))));
        categories.forEach((category, metrics) ->
                metrics.forEach(id -> rows.add(row(category, Catalogue.get().metric(id)))));
        return rows;
    }

    private Map<String, @Nullable Object> row(String category, Metric metric) {
        Measures measures = Kpis.named(metric.kpi()).answer(snapshot, selection).total();
        Attainment.Found target = unit.map(bucket -> Attainment.target(metric, bucket, asked.scope(), snapshot))
                .orElse(new Attainment.Found(null, null, Attainment.Kind.NONE));
        String currency = target.currency() == null ? snapshot.configuration().currency() : target.currency();
        boolean money = metric.unit().equals("money");
        String key = "performance/" + metric.id() + (money ? "/" + currency : "") + "/actual";
        BigDecimal actual = Headlines.of(metric, measures, currency);
        number(key, metric, measures, currency);
        Integer percent = Attainment.percent(metric, target.value(), actual);
        Map<String, @Nullable Object> row = new TreeMap<>();
        row.put("category", category);
        row.put("metric", metric.id());
        row.put("name", metric.name());
        row.put("nameZh", metric.nameZh());
        row.put("unit", metric.unit());
        row.put("currency", money ? currency : null);
        row.put("target", PackNumbers.text(target.value()));
        row.put("actual", PackNumbers.text(actual));
        row.put("attainment", percent == null ? "-" : percent + "%");
        row.put("difference", difference(actual, target.value()));
        row.put("numberKey", key);
        PackRanges.into(row, RangeCheck.of(ranges, metric, asked.scope(), measures, actual));
        return row;
    }

    private void number(String key, Metric metric, Measures measures, String currency) {
        BigDecimal actual = Headlines.of(metric, measures, currency);
        Measures.Proportion before = null;
        List<Map<String, @Nullable Object>> comparisons = new ArrayList<>();
        for (Map.Entry<String, Selection> each : past.entrySet()) {
            Selection during = each.getValue();
            Measures then = Kpis.named(metric.kpi()).answer(snapshot, during).total();
            before = each.getKey().equals(PackNumbers.PREVIOUS) ? then.rate() : before;
            BigDecimal value = Headlines.of(metric, then, currency);
            Map<String, @Nullable Object> comparison = new TreeMap<>();
            comparison.put("against", each.getKey());
            comparison.put("from", during.from().toString());
            comparison.put("to", during.to().toString());
            comparison.put("value", PackNumbers.text(value));
            comparison.put("n", Headlines.n(metric, then, currency));
            comparison.put("difference", difference(actual, value));
            comparisons.add(comparison);
        }
        Map<String, @Nullable Object> number = measures.rate() == null
                ? numbers.add(key, metric, actual, Headlines.n(metric, measures, currency))
                : numbers.add(key, metric, actual, measures.rate(), PackNumbers.PREVIOUS, before);
        number.put("comparisons", comparisons);
        number.put("missing", Headlines.missing(metric, measures, currency));
    }

    private static @Nullable String difference(@Nullable BigDecimal actual, @Nullable BigDecimal other) {
        return actual == null || other == null ? null : PackNumbers.text(actual.subtract(other));
    }
}
