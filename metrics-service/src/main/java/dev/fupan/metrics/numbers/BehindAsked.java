package dev.fupan.metrics.numbers;

import dev.fupan.contracts.EntityRef;
import dev.fupan.contracts.workspace.WorkspaceConfiguration;
import dev.fupan.metrics.answer.Asked;
import dev.fupan.metrics.answer.Content;
import dev.fupan.metrics.answer.Table;
import dev.fupan.metrics.catalogue.Metric;
import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.journey.Deal;
import dev.fupan.metrics.journey.Journey;
import dev.fupan.metrics.kpi.Behind;
import dev.fupan.metrics.question.AsOf;
import dev.fupan.metrics.question.Parameters;
import dev.fupan.metrics.question.Question;
import dev.fupan.metrics.question.Refusal;
import dev.fupan.metrics.view.Known;
import dev.fupan.metrics.view.Need;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Which leads or deals stand behind the number of a metric. */
record BehindAsked(
        Metric metric,
        Question question,
        String part,
        @Nullable Cursor after,
        int limit) implements Asked {
    private static final String ALL = "all";
    private static final String NUMERATOR = "numerator";

    static BehindAsked of(String id, Parameters parameters, UnaryOperator<Question> mayList) {
        Metric metric = MetricAsked.metric(id);
        if (MetricAsked.isFunnel(metric)) {
            throw Refusal.of(
                    "metric", "What stands behind a funnel is asked by step=... instead of metric=" + id + ".");
        }
        boolean leads = Behind.countsLeads(metric.kpi());
        List<String> parts = leads ? List.of(ALL, NUMERATOR) : List.of(ALL, "won", "lost", "open");
        return new BehindAsked(
                metric,
                mayList.apply(Question.of(parameters).allowing(metric.dimensions())),
                parameters.choice("part", parts, ALL),
                Cursor.of(parameters),
                Cursor.limit(parameters));
    }

    @Override
    public boolean aboutPeople() {
        return true;
    }

    @Override
    public String canonical() {
        return "behind " + question.canonical();
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
        return Span.of(question, configuration, evaluation).need(Needs.of(metric.kpi()), asOf().cut());
    }

    @Override
    public Content content(Known known, Instant evaluation) {
        Span span = Span.of(question, known.snapshot().configuration(), evaluation);
        Behind behind = new Behind(known.snapshot(), question.selection(span.whole()));
        Content content = Behind.countsLeads(metric.kpi()) ? leads(behind) : deals(behind);
        return span.describe(content).with("metric", metric.id());
    }

    private Content leads(Behind behind) {
        List<Journey> all = behind.leads(metric.kpi(), part.equals(NUMERATOR));
        Cursor.Page<Journey> page = Cursor.page(
                all, lead -> new Cursor(lead.entryMicros(), lead.entity().id()), after, limit);
        Table table = new Table();
        for (Journey lead : page.rows()) {
            Table.Row row = Lines.entity(table.row(), lead.entity(), lead.pipeline(), lead.entryMicros())
                    .flag("won", lead.won())
                    .flag("incompleteHistory", lead.incompleteHistory());
            Lines.dims(row, lead.dims());
        }
        return Lines.content(table, all.size(), page.next());
    }

    private Content deals(Behind behind) {
        List<Deal> all =
                behind.deals(metric.kpi()).stream().filter(this::belongs).toList();
        Cursor.Page<Deal> page = Cursor.page(all, deal -> new Cursor(place(deal), deal.id()), after, limit);
        Table table = new Table();
        for (Deal deal : page.rows()) {
            EntityRef entity = new EntityRef(EntityRef.OPPORTUNITY, deal.id());
            Table.Row row = Lines.entity(table.row(), entity, deal.pipeline(), deal.entryMicros())
                    .text("journeyKind", deal.journey().kind())
                    .text("journeyId", deal.journey().id())
                    .text("status", deal.status().name())
                    .text(
                            "outcomeAt",
                            open(deal)
                                    ? null
                                    : Cut.instant(deal.outcomeMicros()).toString())
                    .number("amount", deal.amount())
                    .text("currency", deal.currency())
                    .text("stage", deal.stage())
                    .text("lossNode", deal.lossNode())
                    .text("reason", deal.reason())
                    .text("competitor", deal.competitor())
                    .flag("incompleteHistory", deal.incompleteHistory());
            Lines.dims(row, deal.dims());
        }
        return Lines.content(table, all.size(), page.next());
    }

    private boolean belongs(Deal deal) {
        return part.equals(ALL) || deal.status().name().equalsIgnoreCase(part);
    }

    private static long place(Deal deal) {
        return open(deal) ? deal.entryMicros() : deal.outcomeMicros();
    }

    private static boolean open(Deal deal) {
        return deal.status() == Deal.Status.OPEN;
    }
}
