package dev.fupan.metrics.journey;

import dev.fupan.contracts.workspace.Pipeline;
import dev.fupan.contracts.workspace.ReachedBy;
import dev.fupan.contracts.workspace.Step;
import dev.fupan.contracts.workspace.WorkspaceConfiguration;
import dev.fupan.metrics.entity.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A pipeline prepared for look-up: which step an event type or a stage name reaches, and which names say won or lost. */
final class StageMap {
    static final int NO_STEP = -1;
    private static final String CREATED = "crm.opportunity.created.v1";
    private static final String STAGE_CHANGED = "crm.opportunity.stage_changed.v1";
    private static final String REOPENED = "crm.deal.reopened.v1";

    private record ByType(int step, @Nullable String level) {}

    private final Pipeline pipeline;
    private final Set<String> namesOfAllPipelines;
    private final Map<String, List<ByType>> types = new HashMap<>();
    private final Map<String, Integer> stages = new HashMap<>();
    private final Set<String> wonStages = new HashSet<>();
    private final Set<String> lostStages;
    private final int wonStep;

    private StageMap(Pipeline pipeline, Set<String> namesOfAllPipelines) {
        this.pipeline = pipeline;
        this.namesOfAllPipelines = namesOfAllPipelines;
        this.lostStages = new HashSet<>(pipeline.lostStages());
        int won = NO_STEP;
        for (int i = 0; i < pipeline.steps().size(); i++) {
            Step step = pipeline.steps().get(i);
            boolean outcome = Step.WON.equals(step.outcome());
            won = outcome ? i : won;
            for (ReachedBy way : step.reachedBy()) {
                if (way.type() != null) {
                    if (!outcome) {
                        types.computeIfAbsent(way.type(), key -> new ArrayList<>(1))
                                .add(new ByType(i, way.level()));
                    }
                } else if (outcome) {
                    wonStages.add(way.stage());
                } else {
                    stages.put(way.stage(), i);
                }
            }
        }
        this.wonStep = won;
    }

    static Map<String, StageMap> of(WorkspaceConfiguration configuration) {
        Set<String> names = new HashSet<>();
        for (Pipeline pipeline : configuration.pipelines()) {
            names.addAll(pipeline.lostStages());
            for (Step step : pipeline.steps()) {
                for (ReachedBy way : step.reachedBy()) {
                    if (way.stage() != null) {
                        names.add(way.stage());
                    }
                }
            }
        }
        Map<String, StageMap> maps = new HashMap<>();
        for (Pipeline pipeline : configuration.pipelines()) {
            maps.put(pipeline.key(), new StageMap(pipeline, names));
        }
        return maps;
    }

    Pipeline pipeline() {
        return pipeline;
    }

    int size() {
        return pipeline.steps().size();
    }

    int wonStep() {
        return wonStep;
    }

    /** The stage that an event names as the one the opportunity is in from now on. */
    static @Nullable String stageOf(Event event) {
        return switch (event.type().name()) {
            case CREATED -> event.fields().text("stage");
            case STAGE_CHANGED, REOPENED -> event.fields().text("to");
            default -> null;
        };
    }

    /** The step of an open stage, or {@link #NO_STEP}. */
    int stepOfStage(@Nullable String stage) {
        Integer step = stage == null ? null : stages.get(stage);
        return step == null ? NO_STEP : step;
    }

    /** Calls back with every step that the type of this event reaches. */
    void stepsOfType(Event event, java.util.function.IntConsumer each) {
        List<ByType> ways = types.get(event.type().name());
        if (ways != null) {
            for (ByType way : ways) {
                if (way.level() == null || way.level().equals(event.fields().text("level"))) {
                    each.accept(way.step());
                }
            }
        }
    }

    /** The furthest step that a type reaches whatever its level, or {@link #NO_STEP}. */
    int stepOfType(String type) {
        int furthest = NO_STEP;
        for (ByType way : types.getOrDefault(type, List.of())) {
            furthest = Math.max(furthest, way.step());
        }
        return furthest;
    }

    boolean saysWon(@Nullable String stage) {
        return stage != null && wonStages.contains(stage);
    }

    boolean saysLost(@Nullable String stage) {
        return stage != null && lostStages.contains(stage);
    }

    boolean isUnmapped(@Nullable String stage) {
        return stage != null && !namesOfAllPipelines.contains(stage);
    }

    String name(int step) {
        return pipeline.steps().get(step).step();
    }
}
