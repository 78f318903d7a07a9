package dev.fupan.metrics.numbers;

import dev.fupan.contracts.workspace.WorkspaceConfiguration;
import dev.fupan.metrics.answer.Asked;
import dev.fupan.metrics.answer.Content;
import dev.fupan.metrics.catalogue.Catalogue;
import dev.fupan.metrics.catalogue.Metric;
import dev.fupan.metrics.funnel.FunnelKpi;
import dev.fupan.metrics.kpi.Kpi;
import dev.fupan.metrics.kpi.Kpis;
import dev.fupan.metrics.question.AsOf;
import dev.fupan.metrics.question.Parameters;
import dev.fupan.metrics.question.Question;
import dev.fupan.metrics.question.Refusal;
import dev.fupan.metrics.view.Known;
import dev.fupan.metrics.view.Need;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** A question about one metric of the catalogue. */
public record MetricAsked(Metric metric, Question question) implements Asked {
    // Open deals have amounts, but no day whose rate could be taken.
    private static final Set<String> CONVERTED =
            Set.of("amount", "orderValue", "lossNode", "lossReason", "costPerAcquired", "costPerIntended");

    static final Set<String> PARAMETERS = Question.parameters(List.of("convertTo"));

    public static MetricAsked of(String id, Parameters parameters) {
        Metric metric = metric(id);
        Question asked = Question.of(parameters).allowing(metric.dimensions());
        if (asked.convertTo() != null && !CONVERTED.contains(metric.kpi())) {
            throw Refusal.of("convertTo", "Amounts on a day are converted; " + id + " has none.");
        }
        if (isFunnel(metric) && asked.by().size() > 1) {
            throw Refusal.of("by", "A funnel is broken down by one dimension.");
        }
        return new MetricAsked(metric, metric.kpi().equals("funnelByOwner") ? asked.by(List.of("owner")) : asked);
    }

    /** The metric of this id, else a refusal that names those there are. */
    public static Metric metric(String id) {
        Catalogue catalogue = Catalogue.get();
        if (!catalogue.has(id)) {
            List<String> ids = catalogue.metrics().stream().map(Metric::id).toList();
            throw Refusal.notFound("No metric is called " + id + "; there are " + String.join(", ", ids) + ".", ids);
        }
        return catalogue.metric(id);
    }

    static Kpi kpi(Metric metric, Instant evaluation) {
        return FunnelKpi.named(metric.kpi(), evaluation).orElseGet(() -> Kpis.named(metric.kpi()));
    }

    static boolean isFunnel(Metric metric) {
        return metric.kpi().startsWith("funnel");
    }

    @Override
    public boolean aboutPeople() {
        return question.aboutPeople();
    }

    @Override
    public String canonical() {
        return metric.id() + " " + question.canonical();
    }

    @Override
    public AsOf asOf() {
        return question.asOf();
    }

    @Override
    public Instant evaluation(Instant now, ZoneId zone) {
        return isFunnel(metric) ? asOf().toTheMinute(now) : asOf().toTheDay(now, zone);
    }

    @Override
    public Need need(WorkspaceConfiguration configuration, Instant evaluation) {
        return Span.of(question, configuration, evaluation).need(Needs.of(metric.kpi()), asOf().cut());
    }

    @Override
    public Content content(Known known, Instant evaluation) {
        Span span = Span.of(question, known.snapshot().configuration(), evaluation);
        Content content = new MetricRows(metric, kpi(metric, evaluation), question, span, known.snapshot()).content();
        return span.describe(content)
                .with("metric", metric.id())
                .with("name", metric.name())
                .with("unit", metric.unit())
                .with("direction", metric.direction());
    }
}
