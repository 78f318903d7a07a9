package dev.fupan.metrics.feed;

import dev.fupan.contracts.workspace.Pipeline;
import dev.fupan.contracts.workspace.ReachedBy;
import dev.fupan.contracts.workspace.Step;
import dev.fupan.contracts.workspace.WorkspaceConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Configurations that cut the same history differently. */
final class Configured {
    static final WorkspaceConfiguration SHORT = of("CHF", 30, "crm.opportunity.created.v1");
    static final WorkspaceConfiguration CAREFUL = of("USD", 60, "crm.lead.contacted.v1", "crm.opportunity.created.v1");
    static final List<WorkspaceConfiguration> ALL = List.of(WorkspaceConfiguration.standard(), SHORT, CAREFUL);

    private Configured() {}

    private static WorkspaceConfiguration of(String currency, int windowDays, String... middle) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step("first", null, List.of(ReachedBy.event("crm.lead.created.v1"))));
        for (String type : middle) {
            steps.add(new Step(type, null, List.of(ReachedBy.event(type))));
        }
        steps.add(new Step("won", Step.WON, List.of()));
        Pipeline pipeline = new Pipeline("own", "own", windowDays, steps, List.of("Gone"));
        WorkspaceConfiguration standard = WorkspaceConfiguration.standard();
        return new WorkspaceConfiguration(
                "Europe/Berlin",
                currency,
                standard.weekStart(),
                4,
                List.of("channel"),
                List.of(pipeline),
                Map.of(),
                List.of());
    }
}
