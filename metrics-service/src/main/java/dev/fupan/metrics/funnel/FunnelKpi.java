package dev.fupan.metrics.funnel;

import dev.fupan.metrics.kpi.Answer;
import dev.fupan.metrics.kpi.Kpi;
import dev.fupan.metrics.kpi.Measures;
import dev.fupan.metrics.kpi.Selection;
import dev.fupan.metrics.kpi.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * M-30 and M-37: the funnel as a metric, a row per step.
 *
 * <p>A row's rate is the one from the step before, the rate of the whole is from the first step to the last; both over
 * mature entries.
 */
public final class FunnelKpi {
    private static final String STEP = "step";
    private static final String OWNER = "owner";

    private FunnelKpi() {}

    /** The function that the catalogue calls so, if it is one of these. */
    public static Optional<Kpi> named(String name, Instant evaluation) {
        return switch (name) {
            case "funnel" -> Optional.of((snapshot, selection) -> answer(snapshot, selection, evaluation));
            case "funnelByOwner" ->
                Optional.of((snapshot, selection) -> answer(snapshot, selection.by(List.of(OWNER)), evaluation));
            default -> Optional.empty();
        };
    }

    private static Answer answer(Snapshot snapshot, Selection selection, Instant evaluation) {
        FunnelAnswer funnel = Funnel.of(
                snapshot,
                new FunnelQuery(
                        selection, FunnelQuery.Basis.COHORT, null, false, FunnelQuery.Unit.JOURNEY, null, evaluation));
        List<FunnelAnswer.Group> groups =
                selection.by().isEmpty() && selection.grain() == null ? List.of(funnel.total()) : funnel.groups();
        List<String> by = new ArrayList<>(selection.by());
        by.add(STEP);
        List<Answer.Row> rows = new ArrayList<>();
        for (FunnelAnswer.Group group : groups) {
            for (FunnelAnswer.Step step : group.steps()) {
                List<String> values =
                        group.value() == null ? List.of(step.step()) : List.of(group.value(), step.step());
                rows.add(new Answer.Row(group.period(), values, measures(step, step.fromPrevious())));
            }
        }
        FunnelAnswer.Step last =
                funnel.total().steps().get(funnel.total().steps().size() - 1);
        return new Answer(measures(last, last.fromFirst()), by, rows);
    }

    private static Measures measures(FunnelAnswer.Step step, FunnelAnswer.Rate rate) {
        return Measures.count("reached", step.reached())
                .with("skipped", step.skipped())
                .with("mature", step.mature())
                .with("immature", step.immature())
                .withRate(rate.numerator(), rate.denominator());
    }
}
