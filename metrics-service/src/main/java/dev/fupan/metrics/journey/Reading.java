package dev.fupan.metrics.journey;

import dev.fupan.contracts.EntityRef;
import dev.fupan.contracts.workspace.WorkspaceConfiguration;
import dev.fupan.metrics.entity.Parties;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The reading of event sets under one configuration: the same sets and the same configuration give the same journeys,
 * whatever the order, the batches or the repetitions in which the records came.
 */
public final class Reading {
    private final WorkspaceConfiguration configuration;
    private final Map<String, StageMap> pipelines;
    private final StageMap standard;

    public Reading(WorkspaceConfiguration configuration) {
        this.configuration = configuration;
        this.pipelines = StageMap.of(configuration);
        this.standard = pipeline(configuration.pipelines().get(0).key());
    }

    public WorkspaceConfiguration configuration() {
        return configuration;
    }

    /** The journeys of these parties, sorted by the name of their entity; deleted ones are not among them. */
    public List<Journey> journeys(Parties parties) {
        List<Journey> journeys = new ArrayList<>();
        for (Group group : Group.of(parties, false)) {
            journeys.add(new JourneyWalk(group, stages(group), configuration.currency()).journey());
        }
        return journeys;
    }

    /** What happened in the journey of this lead or opportunity, deleted or not, in order; empty when it is unknown. */
    public List<Move> history(Parties parties, EntityRef entity) {
        EntityRef standing = parties.standing(entity);
        for (Group group : Group.of(parties, true)) {
            if (group.speaksOf(standing)) {
                return Trail.moves(group, stages(group));
            }
        }
        return List.of();
    }

    private StageMap stages(Group group) {
        String key = group.atEntry("pipeline");
        StageMap named = key == null ? null : pipelines.get(key);
        return named == null ? standard : named;
    }

    private StageMap pipeline(String key) {
        StageMap stages = pipelines.get(key);
        if (stages == null) {
            throw new IllegalStateException("no pipeline " + key);
        }
        return stages;
    }
}
