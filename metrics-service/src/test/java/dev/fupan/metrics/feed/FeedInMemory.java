package dev.fupan.metrics.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.contracts.EntityRef;
import dev.fupan.contracts.workspace.WorkspaceConfiguration;
import dev.fupan.metrics.entity.Event;
import dev.fupan.metrics.entity.EventCodec;
import dev.fupan.metrics.entity.EventSet;
import dev.fupan.metrics.journey.Deal;
import dev.fupan.metrics.journey.Journey;
import dev.fupan.metrics.journey.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The feed of one tenant with maps for a database: what the stores load and write, as their statements say it. */
final class FeedInMemory {
    private static final String TENANT = "acme";
    private static final int CHUNK = 2;

    private final Map<EntityRef, Stored.Entity> sets = new LinkedHashMap<>();
    private final Map<Changes.Key, Journey> journeys = new HashMap<>();
    private final Map<Changes.Key, Deal> deals = new HashMap<>();
    private final Map<String, String> customers = new HashMap<>();
    private final List<Stored.Generation> generations = new ArrayList<>();
    private final List<Changes.Quarantined> quarantined = new ArrayList<>();
    private String doneCluster = "";
    private long position = -1;
    private long counted;
    private long duplicates;

    /** As one batch. */
    void deliver(List<Arrival> batch) {
        Set<EntityRef> touched = new LinkedHashSet<>();
        for (Arrival arrival : batch) {
            touched.add(arrival.entity());
            touched.addAll(Links.of(arrival.entity(), arrival.event()));
        }
        Changes changes = Fold.of(batch, new Stored(TENANT, position, List.copyOf(generations), load(touched)));
        write(changes);
        position = changes.position;
        counted += changes.counted;
        duplicates += changes.duplicates;
        quarantined.addAll(changes.quarantined);
    }

    /** One chunk of the recut; whether there is more to do. */
    boolean recut() {
        Stored.Generation building = newest();
        if (building == null || building.serving()) {
            return false;
        }
        SortedMap<String, List<Stored.Entity>> next = nextClusters();
        if (next.isEmpty()) {
            serve(building);
            return false;
        }
        write(Recut.rows(TENANT, building.number(), building.reading(), next.values()));
        doneCluster = next.lastKey();
        return true;
    }

    WorkspaceConfiguration configuration() {
        return serving().reading().configuration();
    }

    /** The standing events of every entity that has some. */
    Map<EntityRef, List<Event>> events() {
        Map<EntityRef, List<Event>> events = new HashMap<>();
        sets.forEach((entity, stored) -> {
            EventSet set = EventCodec.decode(stored.events());
            if (set.size() > 0) {
                events.put(entity, set.events());
            }
        });
        return events;
    }

    /** Rows of the generation that serves. */
    List<Journey> journeys() {
        return ofServing(journeys);
    }

    List<Deal> deals() {
        return ofServing(deals);
    }

    Map<String, String> customers() {
        return customers;
    }

    long counted() {
        return counted;
    }

    long duplicates() {
        return duplicates;
    }

    /** Positions of what was set aside for this reason. */
    Set<Long> setAside(String reason) {
        Set<Long> positions = new TreeSet<>();
        for (Changes.Quarantined each : quarantined) {
            if (each.reason().equals(reason)) {
                positions.add(each.event().position());
            }
        }
        return positions;
    }

    private List<Stored.Entity> load(Set<EntityRef> touched) {
        Set<String> clusters = new HashSet<>();
        for (EntityRef entity : touched) {
            Stored.Entity stored = sets.get(entity);
            if (stored != null && stored.cluster() != null) {
                clusters.add(stored.cluster());
            }
        }
        List<Stored.Entity> loaded = new ArrayList<>();
        for (Stored.Entity stored : sets.values()) {
            boolean isRead =
                    stored.cluster() == null ? touched.contains(stored.entity()) : clusters.contains(stored.cluster());
            if (isRead) {
                loaded.add(stored);
            }
        }
        return loaded;
    }

    private void write(Changes changes) {
        changes.sets.forEach(
                set -> sets.put(set.entity(), new Stored.Entity(set.entity(), set.cluster(), set.events())));
        changes.journeysGone.forEach(key -> journeys.remove(key));
        changes.dealsGone.forEach(key -> deals.remove(key));
        Map<Changes.Key, Journey> journeyRows = new HashMap<>();
        for (Changes.JourneyRow row : changes.journeys) {
            Changes.Key key = new Changes.Key(row.generation(), row.journey().entity());
            assertThat(journeyRows.put(key, row.journey().alone()))
                    .as("a statement takes a row once")
                    .isNull();
        }
        Map<Changes.Key, Deal> dealRows = new HashMap<>();
        for (Changes.DealRow row : changes.deals) {
            EntityRef entity = new EntityRef(EntityRef.OPPORTUNITY, row.deal().id());
            assertThat(dealRows.put(new Changes.Key(row.generation(), entity), row.deal()))
                    .as("a statement takes a row once")
                    .isNull();
        }
        journeys.putAll(journeyRows);
        deals.putAll(dealRows);
        changes.customers.forEach(name -> customers.put(name.id(), name.standing()));
        changes.customersGone.forEach(id -> customers.remove(id));
        if (!changes.generations.isEmpty()) {
            generations.removeIf(generation -> !generation.serving());
            doneCluster = "";
        }
        changes.generations.forEach(each -> generations.add(
                new Stored.Generation(each.number(), each.serving(), new Reading(each.configuration()))));
    }

    private SortedMap<String, List<Stored.Entity>> nextClusters() {
        TreeMap<String, List<Stored.Entity>> clusters = new TreeMap<>();
        for (Stored.Entity stored : sets.values()) {
            String cluster = stored.cluster();
            if (cluster != null && cluster.compareTo(doneCluster) > 0) {
                clusters.computeIfAbsent(cluster, key -> new ArrayList<>()).add(stored);
            }
        }
        while (clusters.size() > CHUNK) {
            clusters.pollLastEntry();
        }
        return clusters;
    }

    private void serve(Stored.Generation building) {
        generations.clear();
        generations.add(new Stored.Generation(building.number(), true, building.reading()));
        journeys.keySet().removeIf(key -> key.generation() != building.number());
        deals.keySet().removeIf(key -> key.generation() != building.number());
    }

    private Stored.@Nullable Generation newest() {
        return generations.isEmpty() ? null : generations.get(generations.size() - 1);
    }

    private Stored.Generation serving() {
        return generations.stream()
                .filter(Stored.Generation::serving)
                .findFirst()
                .orElseThrow();
    }

    private <T> List<T> ofServing(Map<Changes.Key, T> rows) {
        int number = serving().number();
        List<T> ofServing = new ArrayList<>();
        rows.forEach((key, row) -> {
            if (key.generation() == number) {
                ofServing.add(row);
            }
        });
        return ofServing;
    }
}
