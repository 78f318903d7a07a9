package dev.fupan.metrics.numbers;

import dev.fupan.contracts.workspace.WorkspaceConfiguration;
import dev.fupan.metrics.answer.Asked;
import dev.fupan.metrics.answer.Content;
import dev.fupan.metrics.calendar.WorkspaceCalendar.Bucket;
import dev.fupan.metrics.catalogue.Catalogue;
import dev.fupan.metrics.funnel.FunnelQuery;
import dev.fupan.metrics.question.AsOf;
import dev.fupan.metrics.question.Parameters;
import dev.fupan.metrics.question.Question;
import dev.fupan.metrics.question.Refusal;
import dev.fupan.metrics.view.Known;
import dev.fupan.metrics.view.Need;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A question to the funnel. */
public record FunnelAsked(
        Question question,
        FunnelQuery.Basis basis,
        @Nullable Integer windowDays,
        boolean strict,
        FunnelQuery.Unit unit,
        @Nullable String pipeline)
        implements Asked {
    public static final List<String> OWN_PARAMETERS = List.of("basis", "windowDays", "strict", "unit", "pipeline");
    static final Set<String> PARAMETERS = Question.parameters(OWN_PARAMETERS);
    private static final int LONGEST_WINDOW = 3_660;

    public static FunnelAsked of(Parameters parameters) {
        FunnelQuery.Basis basis = parameters.constant("basis", FunnelQuery.Basis.class);
        FunnelQuery.Unit unit = parameters.constant("unit", FunnelQuery.Unit.class);
        Long window = parameters.number("windowDays", 1, LONGEST_WINDOW);
        Question question =
                Question.of(parameters).allowing(Catalogue.get().metric("M-30").dimensions());
        if (question.by().size() > 1) {
            throw Refusal.of("by", "A funnel is broken down by one dimension.");
        }
        return new FunnelAsked(
                question,
                basis == null ? FunnelQuery.Basis.COHORT : basis,
                window == null ? null : window.intValue(),
                parameters.flag("strict"),
                unit == null ? FunnelQuery.Unit.JOURNEY : unit,
                parameters.text("pipeline"));
    }

    FunnelAsked with(Question other) {
        return new FunnelAsked(other, basis, windowDays, strict, unit, pipeline);
    }

    @Override
    public boolean aboutPeople() {
        return question.aboutPeople();
    }

    @Override
    public String canonical() {
        return "funnels " + question.canonical();
    }

    @Override
    public AsOf asOf() {
        return question.asOf();
    }

    @Override
    public Instant evaluation(Instant now, ZoneId zone) {
        return question.asOf().toTheMinute(now);
    }

    @Override
    public Need need(WorkspaceConfiguration configuration, Instant evaluation) {
        boolean journeys = unit == FunnelQuery.Unit.JOURNEY;
        Set<Need.Rows> rows = EnumSet.of(journeys ? Need.Rows.JOURNEYS_ENTERED : Need.Rows.DEALS_ENTERED);
        if (basis == FunnelQuery.Basis.PERIOD) {
            rows.add(journeys ? Need.Rows.JOURNEYS_REACHED : Need.Rows.DEALS_REACHED);
        }
        return Span.of(question, configuration, evaluation).need(rows, asOf().cut());
    }

    @Override
    public Content content(Known known, Instant evaluation) {
        Span span = Span.of(question, known.snapshot().configuration(), evaluation);
        return span.describe(new FunnelRows(this, span, known.snapshot(), evaluation).content());
    }

    public FunnelQuery query(Bucket during, Instant evaluation) {
        return new FunnelQuery(question.selection(during), basis, windowDays, strict, unit, pipeline, evaluation);
    }
}
