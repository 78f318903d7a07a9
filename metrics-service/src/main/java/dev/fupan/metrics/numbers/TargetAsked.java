package dev.fupan.metrics.numbers;

import dev.fupan.contracts.workspace.WorkspaceConfiguration;
import dev.fupan.metrics.answer.Asked;
import dev.fupan.metrics.answer.Content;
import dev.fupan.metrics.answer.Table;
import dev.fupan.metrics.calendar.WorkspaceCalendar.Bucket;
import dev.fupan.metrics.catalogue.Metric;
import dev.fupan.metrics.kpi.Attainment;
import dev.fupan.metrics.question.AsOf;
import dev.fupan.metrics.question.Parameters;
import dev.fupan.metrics.question.Period;
import dev.fupan.metrics.question.Question;
import dev.fupan.metrics.question.Refusal;
import dev.fupan.metrics.view.Known;
import dev.fupan.metrics.view.Need;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A metric against its target for a named period and a scope. */
record TargetAsked(Metric metric, Question question, Map<String, String> scope) implements Asked {
    private static final String SCOPE = "scope.";
    static final Set<String> PARAMETERS = parameters();

    static TargetAsked of(String id, Parameters parameters) {
        Metric metric = MetricAsked.metric(id);
        Map<String, String> scope = new TreeMap<>();
        Map<String, Set<String>> filters = parameters.beginningWith(SCOPE);
        filters.forEach((dimension, values) -> {
            if (values.size() != 1) {
                throw Refusal.of(SCOPE + dimension, "A target is set for one value of a dimension.");
            }
            scope.put(dimension, values.iterator().next());
        });
        if (parameters.text("period") == null) {
            throw Refusal.of("period", "A target is set for a named period: period=2026-Q3.");
        }
        Question question = Question.of(Period.of(parameters), filters, AsOf.of(parameters), parameters.canonical());
        return new TargetAsked(metric, question.allowing(metric.dimensions()), scope);
    }

    @Override
    public boolean aboutPeople() {
        return question.aboutPeople();
    }

    @Override
    public String canonical() {
        return metric.id() + " targets " + question.canonical();
    }

    @Override
    public AsOf asOf() {
        return question.asOf();
    }

    @Override
    public Instant evaluation(Instant now, ZoneId zone) {
        return MetricAsked.isFunnel(metric) ? asOf().toTheMinute(now) : asOf().toTheDay(now, zone);
    }

    @Override
    public Need need(WorkspaceConfiguration configuration, Instant evaluation) {
        return Span.of(question, configuration, evaluation).need(Needs.of(metric.kpi()), asOf().cut());
    }

    @Override
    public Content content(Known known, Instant evaluation) {
        Bucket period =
                Span.of(question, known.snapshot().configuration(), evaluation).whole();
        Attainment attainment =
                Attainment.of(metric, MetricAsked.kpi(metric, evaluation), period.name(), scope, known.snapshot());
        Table items = new Table();
        Table.Row row = items.row().text("metric", metric.id());
        Span.into(row, period);
        scope.forEach(row::text);
        into(row, attainment);
        return Content.of(items);
    }

    static void into(Table.Row row, Attainment attainment) {
        Integer percent = attainment.percent();
        row.text("currency", attainment.currency())
                .number("target", attainment.target())
                .text("targetKind", Scoped.wireName(attainment.kind()))
                .number("actual", attainment.actual())
                .number("n", attainment.n())
                .number("attainmentPercent", percent)
                .text("attainment", percent == null ? "-" : percent + "%");
    }

    private static Set<String> parameters() {
        Set<String> names = new LinkedHashSet<>(List.of("period", SCOPE, "format", "table"));
        names.addAll(AsOf.PARAMETERS);
        return names;
    }
}
