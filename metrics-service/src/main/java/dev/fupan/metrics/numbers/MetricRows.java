package dev.fupan.metrics.numbers;

import dev.fupan.metrics.answer.Content;
import dev.fupan.metrics.answer.Table;
import dev.fupan.metrics.benchmark.HealthyRanges;
import dev.fupan.metrics.calendar.WorkspaceCalendar.Bucket;
import dev.fupan.metrics.catalogue.Metric;
import dev.fupan.metrics.kpi.Answer;
import dev.fupan.metrics.kpi.Attainment;
import dev.fupan.metrics.kpi.Kpi;
import dev.fupan.metrics.kpi.Measures;
import dev.fupan.metrics.kpi.RangeCheck;
import dev.fupan.metrics.kpi.Snapshot;
import dev.fupan.metrics.question.Question;
import dev.fupan.metrics.statistics.Rate;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A metric as flat rows: {@code items} has a row per period, combination of values and currency, {@code total} those of
 * the whole period.
 *
 * <p>Where the value itself is not an amount in its own currency, {@code amounts} has a row per currency of each of the
 * items: beside the counts it would repeat them, and a dashboard would add them up twice.
 */
final class MetricRows {
    private record Key(int part, List<String> values) {}

    private final Metric metric;
    private final Kpi kpi;
    private final Question question;
    private final Span span;
    private final Snapshot snapshot;
    private final Scoped targets;
    private final Answer answer;
    private final Map<Key, Measures> compared = new HashMap<>();
    private final Cells cells = new Cells();
    private final HealthyRanges ranges;

    MetricRows(Metric metric, Kpi kpi, Question question, Span span, Snapshot snapshot) {
        this.metric = metric;
        this.kpi = kpi;
        this.question = question;
        this.span = span;
        this.snapshot = snapshot;
        this.ranges = HealthyRanges.of(snapshot.configuration());
        this.targets = new Scoped(metric, question, span, snapshot);
        this.answer = kpi.answer(snapshot, question.selection(span.whole()));
    }

    Content content() {
        compare();
        Table items = new Table();
        Answer.Row total = new Answer.Row(null, List.of(), answer.total());
        boolean grouped = !answer.by().isEmpty() || question.grain() != null;
        (grouped ? withVanished(answer.rows()) : List.of(total)).forEach(row -> group(items, row, true));
        Table totals = new Table();
        group(totals, total, false);
        cells.close();
        Content content = Content.of(items).with("total", totals);
        return metric.headline().money() == null || question.convertTo() != null
                ? content.with("amounts", amounts(grouped ? answer.rows() : List.of(total)))
                : content;
    }

    private Table amounts(List<Answer.Row> groups) {
        Table table = new Table();
        for (Answer.Row group : groups) {
            group.measures().money().forEach((name, amounts) -> {
                if (!name.equals(Figures.CONVERTED)) {
                    amounts.forEach((currency, amount) ->
                            named(table, group).text("currency", currency).number(name, amount));
                }
            });
        }
        return table;
    }

    private Table.Row named(Table table, Answer.Row group) {
        Table.Row row = table.row().text("metric", metric.id());
        Span.into(row, group.period() == null ? span.whole() : span.parts().get(span.part(group.period())));
        for (int i = 0; i < group.values().size(); i++) {
            row.text(answer.by().get(i), group.values().get(i));
        }
        return row;
    }

    private void compare() {
        for (int part = 0; part < span.compared().size(); part++) {
            Answer before = kpi.answer(
                    snapshot, question.selection(span.compared().get(part)).in(null));
            compared.put(new Key(part, List.of()), before.total());
            for (Answer.Row row : before.rows()) {
                compared.put(new Key(part, row.values()), row.measures());
            }
        }
    }

    /** What was there in the period compared with and is not now is a row too, of nothing: a fall that must be seen. */
    private List<Answer.Row> withVanished(List<Answer.Row> rows) {
        Map<Key, Answer.Row> all = new LinkedHashMap<>();
        rows.forEach(row -> all.put(new Key(span.part(row.period()), row.values()), row));
        compared.keySet().stream()
                .filter(key -> key.values().size() == answer.by().size())
                .sorted(Comparator.comparing(key -> key.values().toString()))
                .forEach(
                        key -> all.putIfAbsent(key, new Answer.Row(period(key.part()), key.values(), Measures.none())));
        return all.entrySet().stream()
                .sorted(Comparator.comparingInt(each -> each.getKey().part()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private @Nullable String period(int part) {
        return question.grain() == null ? null : span.parts().get(part).name();
    }

    /** @param item only items are cells that are judged; the total of them would be a cell twice */
    private void group(Table table, Answer.Row group, boolean item) {
        boolean ofWhole = group.period() == null;
        int part = span.part(group.period());
        Bucket days = ofWhole ? span.whole() : span.parts().get(part);
        Measures then = ofWhole && span.parts().size() > 1 ? null : compared.get(new Key(part, group.values()));
        Attainment.Found target = targets.target(days, group.values());
        for (Figures figures : Figures.of(metric, question, snapshot, group.measures(), target)) {
            Table.Row row = named(table, group);
            figures.value(row);
            figures.target(row, target);
            if (!span.compared().isEmpty()) {
                String against = span.compared().get(part).name();
                comparison(row, against, figures, then);
                judge(row, against, item && then != null ? Figures.rate(then) : null, group);
            } else if (!question.by().isEmpty()) {
                judge(row, "rest", item ? rest(group) : null, group);
            }
            if (ranges.know(metric.id())) {
                Healthy.into(
                        row,
                        RangeCheck.of(ranges, metric, properties(group.values()), group.measures(), figures.value()));
            }
            figures.measures(row);
        }
    }

    private Map<String, String> properties(List<String> values) {
        Map<String, String> properties = Healthy.properties(question);
        for (int i = 0; i < values.size(); i++) {
            properties.put(answer.by().get(i), values.get(i));
        }
        return properties;
    }

    private static void comparison(Table.Row row, String against, Figures figures, @Nullable Measures then) {
        row.nothing("comparedPeriod", "comparedValue", "change", "changePercent");
        if (then != null) {
            BigDecimal before = figures.of(then).value();
            BigDecimal change = Changes.of(figures.value(), before);
            row.text("comparedPeriod", against)
                    .number("comparedValue", before)
                    .number("change", change)
                    .number("changePercent", Changes.percent(change, before));
        }
    }

    private void judge(Table.Row row, String against, @Nullable Rate first, Answer.Row group) {
        if (metric.headline().rate()) {
            cells.judge(row, against, first, Figures.rate(group.measures()));
        }
    }

    /** All other values of the asked dimensions, in the same period and the same part of the metric's own breakdown. */
    private @Nullable Rate rest(Answer.Row own) {
        long k = 0;
        long n = 0;
        boolean any = false;
        for (Answer.Row row : answer.rows()) {
            boolean beside = row != own && Objects.equals(row.period(), own.period()) && own(row).equals(own(own));
            Measures.Proportion rate = beside ? row.measures().rate() : null;
            if (rate != null) {
                any = true;
                k += rate.numerator();
                n += rate.denominator();
            }
        }
        return any ? Cells.rate(k, n) : null;
    }

    private List<String> own(Answer.Row row) {
        return row.values().subList(question.by().size(), row.values().size());
    }
}
