package dev.fupan.metrics.numbers;

import dev.fupan.contracts.workspace.WorkspaceConfiguration;
import dev.fupan.metrics.answer.Asked;
import dev.fupan.metrics.answer.Content;
import dev.fupan.metrics.answer.Table;
import dev.fupan.metrics.catalogue.Catalogue;
import dev.fupan.metrics.catalogue.Metric;
import dev.fupan.metrics.kpi.Attainment;
import dev.fupan.metrics.kpi.Snapshot;
import dev.fupan.metrics.question.AsOf;
import dev.fupan.metrics.question.Parameters;
import dev.fupan.metrics.question.Period;
import dev.fupan.metrics.question.Question;
import dev.fupan.metrics.view.Known;
import dev.fupan.metrics.view.Need;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sales performance table (T-01): each metric of the review template against its target. */
record PerformanceAsked(Question question) implements Asked {
    static final Set<String> PARAMETERS = parameters();

    private record Line(String category, String metric) {}

    private static final List<Line> LINES = List.of(
            new Line("overall", "M-01"),
            new Line("overall", "M-02"),
            new Line("overall", "M-03"),
            new Line("customerDevelopment", "M-07"),
            new Line("customerDevelopment", "M-11"),
            new Line("customerMaintenance", "M-08"),
            new Line("processEfficiency", "M-22"),
            new Line("processEfficiency", "M-39"));

    static PerformanceAsked of(Parameters parameters) {
        return new PerformanceAsked(
                Question.of(Period.of(parameters), Map.of(), AsOf.of(parameters), parameters.canonical()));
    }

    @Override
    public String canonical() {
        return "performance " + question.canonical();
    }

    @Override
    public AsOf asOf() {
        return question.asOf();
    }

    @Override
    public Instant evaluation(Instant now, ZoneId zone) {
        return asOf().toTheDay(now, zone);
    }

    @Override
    public Need need(WorkspaceConfiguration configuration, Instant evaluation) {
        Set<Need.Rows> rows = EnumSet.noneOf(Need.Rows.class);
        LINES.forEach(line ->
                rows.addAll(Needs.of(Catalogue.get().metric(line.metric()).kpi())));
        return Span.of(question, configuration, evaluation).need(rows, asOf().cut());
    }

    @Override
    public Content content(Known known, Instant evaluation) {
        Span span = Span.of(question, known.snapshot().configuration(), evaluation);
        Table items = new Table();
        LINES.forEach(line -> line(items.row(), line, span, known.snapshot()));
        return span.describe(Content.of(items));
    }

    private static void line(Table.Row row, Line line, Span span, Snapshot snapshot) {
        Metric metric = Catalogue.get().metric(line.metric());
        Attainment attainment = Attainment.of(metric, span.whole().name(), Map.of(), snapshot);
        row.text("category", line.category())
                .text("metric", metric.id())
                .text("name", metric.name())
                .text("nameZh", metric.nameZh())
                .text("unit", metric.unit());
        Span.into(row, span.whole());
        TargetAsked.into(row, attainment);
        BigDecimal difference = Changes.of(attainment.actual(), attainment.target());
        row.number("difference", difference).text("note", note(metric, difference));
    }

    private static @Nullable String note(Metric metric, @Nullable BigDecimal difference) {
        if (difference == null) {
            return null;
        }
        boolean met = metric.lowerIsBetter() ? difference.signum() <= 0 : difference.signum() >= 0;
        String side = difference.signum() == 0 ? "on" : difference.signum() > 0 ? "above" : "below";
        return side + " target, " + (met ? "met" : "missed");
    }

    private static Set<String> parameters() {
        Set<String> names = new LinkedHashSet<>(List.of("period", "format", "table"));
        names.addAll(AsOf.PARAMETERS);
        return names;
    }
}
