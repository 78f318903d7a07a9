package dev.fupan.metrics.funnel;

import dev.fupan.contracts.EntityRef;
import dev.fupan.contracts.workspace.Pipeline;
import dev.fupan.metrics.kpi.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Who stands behind a number of a funnel. */
public final class Members implements Sieve.Counting {
    /** Which of those that reached a step. */
    public enum Part {
        REACHED,
        SKIPPED,
        MATURE,
        IMMATURE,
        /** Reached the step, and not the one after it. */
        DROPPED
    }

    /**
     * One of them.
     *
     * @param reachedMicros when it reached the step
     * @param owner for whom it counts there
     * @param furthest name of the last step that it reached
     */
    public record Member(
            EntityRef entity,
            String pipeline,
            long entryMicros,
            long reachedMicros,
            boolean skipped,
            boolean mature,
            String owner,
            String furthest,
            Map<String, String> dims) {}

    private final Pipeline pipeline;
    private final int wanted;
    private final Part part;
    private final List<Member> members = new ArrayList<>();

    private Members(Pipeline pipeline, int wanted, Part part) {
        this.pipeline = pipeline;
        this.wanted = wanted;
        this.part = part;
    }

    /** @throws IllegalArgumentException when the pipeline has no such step */
    public static List<Member> of(Snapshot snapshot, FunnelQuery query, String step, Part part) {
        Pipeline pipeline = Funnel.pipeline(snapshot, query.pipeline());
        List<String> steps = pipeline.steps().stream().map(each -> each.step()).toList();
        if (!steps.contains(step)) {
            throw new IllegalArgumentException("no step " + step + "; there are " + steps);
        }
        Members members = new Members(pipeline, steps.indexOf(step), part);
        Sieve.pass(snapshot, query, pipeline, members);
        return members.members;
    }

    @Override
    public void entered(Entrant entrant, Passage passage, long onMicros, String owner) {}

    @Override
    public void reached(int step, Entrant entrant, Passage passage, long onMicros, String owner) {
        if (step == wanted && belongs(passage)) {
            members.add(new Member(
                    entrant.entity(),
                    entrant.pipeline(),
                    entrant.entryMicros(),
                    passage.reached(step),
                    passage.skipped(step),
                    passage.mature(),
                    owner,
                    pipeline.steps().get(furthest(passage)).step(),
                    entrant.dims()));
        }
    }

    private boolean belongs(Passage passage) {
        return switch (part) {
            case REACHED -> true;
            case SKIPPED -> passage.skipped(wanted);
            case MATURE -> passage.mature();
            case IMMATURE -> !passage.mature();
            case DROPPED -> wanted + 1 >= passage.size() || !passage.counts(wanted + 1);
        };
    }

    private int furthest(Passage passage) {
        int furthest = wanted;
        for (int step = wanted + 1; step < passage.size(); step++) {
            furthest = passage.counts(step) ? step : furthest;
        }
        return furthest;
    }
}
