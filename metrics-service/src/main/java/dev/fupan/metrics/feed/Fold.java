package dev.fupan.metrics.feed;

import dev.fupan.contracts.EntityRef;
import dev.fupan.contracts.workspace.WorkspaceConfiguration;
import dev.fupan.metrics.entity.Administrative;
import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.entity.Event;
import dev.fupan.metrics.entity.EventCodec;
import dev.fupan.metrics.entity.EventSet;
import dev.fupan.metrics.entity.StoredSet;
import dev.fupan.metrics.journey.Reading;
import dev.fupan.metrics.workspace.Configurations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Folds the arrivals of one tenant into its stored sets; pure, from what is stored to what changes. */
final class Fold {
    private static final EntityRef WORKSPACE = new EntityRef(EntityRef.WORKSPACE, "workspace");

    /** One entity on its way through the batch. */
    static final class Slot {
        final EntityRef entity;
        final @Nullable String clusterBefore;
        final @Nullable StoredSet stored;
        final EventSet before;
        EventSet after;

        Slot(EntityRef entity, @Nullable String clusterBefore, @Nullable StoredSet stored) {
            this.entity = entity;
            this.clusterBefore = clusterBefore;
            this.stored = stored;
            this.before = stored == null ? EventSet.EMPTY : stored.events();
            this.after = before;
        }

        byte[] form() {
            return stored == null ? EventCodec.encode(after) : stored.become(after);
        }
    }

    private final Stored stored;
    private final Changes changes;
    private final Links links = new Links();
    private final Map<EntityRef, Slot> slots = new LinkedHashMap<>();
    private final Set<EntityRef> touched = new LinkedHashSet<>();

    private Fold(Stored stored, int partition) {
        this.stored = stored;
        this.changes = new Changes(stored.tenant(), partition);
        for (Stored.Entity entity : stored.entities()) {
            slots.put(entity.entity(), new Slot(entity.entity(), entity.cluster(), new StoredSet(entity.events())));
        }
    }

    /** @param arrivals of one tenant, by position */
    static Changes of(List<Arrival> arrivals, Stored stored) {
        Fold fold = new Fold(stored, arrivals.get(0).partition());
        arrivals.forEach(fold::apply);
        fold.read();
        return fold.changes;
    }

    private void apply(Arrival arrival) {
        Event event = arrival.event();
        changes.position = event.position();
        changes.appendMicros = event.appendMicros();
        Slot slot = slot(arrival.entity());
        Event standing = slot.after.standingFor(event);
        if (standing == null) {
            stand(slot, event);
        } else if (standing.hasContentOf(event)) {
            changes.duplicates++;
        } else {
            changes.conflicts++;
            changes.quarantined.add(new Changes.Quarantined(
                    arrival.entity(),
                    event,
                    Refused.CONFLICT,
                    "other content stands under this identity since position " + standing.position()));
        }
    }

    private void stand(Slot slot, Event event) {
        slot.after = slot.after.with(event);
        touched.add(slot.entity);
        changes.counted++;
        changes.timeAssumed += event.timeAssumed() ? 1 : 0;
        changes.corrections += Administrative.isAdministrative(event) ? 1 : 0;
        for (EntityRef linked : Links.of(slot.entity, event)) {
            links.join(cluster(slot), cluster(slot(linked)));
        }
    }

    private Slot slot(EntityRef entity) {
        return slots.computeIfAbsent(entity, key -> new Slot(key, null, null));
    }

    private static String cluster(Slot slot) {
        return slot.clusterBefore == null ? Links.own(slot.entity) : slot.clusterBefore;
    }

    private void read() {
        List<Stored.Generation> generations = generations();
        Map<String, List<Slot>> clusters = new HashMap<>();
        for (Slot slot : slots.values()) {
            if (Links.clustered(slot.entity)) {
                clusters.computeIfAbsent(links.find(cluster(slot)), key -> new ArrayList<>(2))
                        .add(slot);
            }
        }
        collectSets();
        Set<String> read = new LinkedHashSet<>();
        for (EntityRef entity : touched) {
            Slot slot = slots.get(entity);
            if (!Links.clustered(entity)) {
                circlesOf(slot);
            } else if (read.add(links.find(cluster(slot)))) {
                new ClusterChange(clusters.get(links.find(cluster(slot)))).into(changes, generations);
            }
        }
    }

    /** Nothing is linked with it, but its voids can go round in a circle. */
    private void circlesOf(Slot slot) {
        for (Event event : slot.after.events()) {
            if (event.is(Administrative.VOIDED)) {
                new ClusterChange(List.of(slot)).circles(changes);
                return;
            }
        }
    }

    private void collectSets() {
        for (Slot slot : slots.values()) {
            String cluster = Links.clustered(slot.entity) ? links.find(cluster(slot)) : null;
            boolean moved = cluster != null && !cluster.equals(slot.clusterBefore);
            if (slot.stored == null || moved || slot.after != slot.before) {
                changes.sets.add(new Changes.Set(slot.entity, cluster, slot.form()));
            }
        }
    }

    /** The stored readings, and a new one when the configuration in force changed. */
    private List<Stored.Generation> generations() {
        Slot workspace = slots.get(WORKSPACE);
        boolean first = stored.generations().isEmpty();
        if (!first && (workspace == null || !touched.contains(WORKSPACE))) {
            return stored.generations();
        }
        WorkspaceConfiguration configuration = Configurations.read(
                workspace == null ? EventSet.EMPTY : workspace.after, Cut.LIVE, WorkspaceConfiguration.standard());
        List<Stored.Generation> generations = new ArrayList<>(stored.generations());
        int newest = first ? 0 : generations.get(generations.size() - 1).number();
        if (!first
                && generations
                        .get(generations.size() - 1)
                        .reading()
                        .configuration()
                        .equals(configuration)) {
            return generations;
        }
        changes.generations.add(new Changes.NewGeneration(newest + 1, first, configuration));
        generations.removeIf(generation -> !generation.serving());
        generations.add(new Stored.Generation(newest + 1, first, new Reading(configuration)));
        return generations;
    }
}
