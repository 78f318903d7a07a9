package dev.fupan.metrics.kpi;

import dev.fupan.contracts.workspace.Pipeline;
import dev.fupan.contracts.workspace.WorkspaceConfiguration;
import dev.fupan.metrics.journey.Journey;
import dev.fupan.metrics.journey.Steps;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is made of a group of leads: channel metrics are cohorts by the lead's creation and count leads. */
final class LeadMeasures {
    private static final String INTENDED = "M-12";

    private final WorkspaceConfiguration configuration;
    private final Map<String, Map<String, Integer>> steps = new HashMap<>();

    LeadMeasures(WorkspaceConfiguration configuration) {
        this.configuration = configuration;
        for (Pipeline pipeline : configuration.pipelines()) {
            Map<String, Integer> indices = new HashMap<>();
            for (int i = 0; i < pipeline.steps().size(); i++) {
                indices.put(pipeline.steps().get(i).step(), i);
            }
            steps.put(pipeline.key(), indices);
        }
    }

    /** M-11. */
    static Measures acquired(List<Journey> leads) {
        return Measures.count("acquired", leads.size());
    }

    /** M-12: intended of acquired. */
    Measures intent(List<Journey> leads) {
        return Measures.none().withRate(intended(leads), leads.size());
    }

    /** M-15. */
    Measures matrix(List<Journey> leads) {
        return acquired(leads).with("intended", intended(leads)).with("deals", won(leads));
    }

    /** M-16: leads with a standing win, whenever it came. */
    static Measures deals(List<Journey> leads) {
        return Measures.none().withRate(won(leads), leads.size());
    }

    /** M-31: those that reached SQL of those that reached MQL. */
    Measures qualified(List<Journey> leads) {
        return Measures.none().withRate(reached("SQL", leads), reached("MQL", leads));
    }

    long intended(List<Journey> leads) {
        return reached(intendedStep(), leads);
    }

    String intendedStep() {
        return configuration.definitions().getOrDefault(INTENDED, "MQL");
    }

    /** When the lead reached the step, {@link Steps#NEVER} when it did not. */
    long reachedAt(String step, Journey lead) {
        Integer index = index(lead.pipeline(), step);
        return index == null ? Steps.NEVER : lead.steps().reached(index);
    }

    static long won(List<Journey> leads) {
        long won = 0;
        for (Journey lead : leads) {
            won += lead.won() ? 1 : 0;
        }
        return won;
    }

    private long reached(String step, List<Journey> leads) {
        long reached = 0;
        for (Journey lead : leads) {
            reached += reachedAt(step, lead) != Steps.NEVER ? 1 : 0;
        }
        return reached;
    }

    @Nullable
    Integer index(String pipeline, String step) {
        Map<String, Integer> indices = steps.get(pipeline);
        return indices == null ? null : indices.get(step);
    }
}
