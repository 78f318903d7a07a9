package dev.fupan.metrics.property;

import dev.fupan.contracts.EntityRef;
import dev.fupan.contracts.workspace.WorkspaceConfiguration;
import dev.fupan.metrics.customer.Customers;
import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.entity.EntitySet;
import dev.fupan.metrics.entity.Event;
import dev.fupan.metrics.entity.EventSet;
import dev.fupan.metrics.entity.Live;
import dev.fupan.metrics.entity.Parties;
import dev.fupan.metrics.fact.Facts;
import dev.fupan.metrics.journey.Deal;
import dev.fupan.metrics.journey.Journey;
import dev.fupan.metrics.journey.Reading;
import dev.fupan.metrics.kpi.Snapshot;
import dev.fupan.metrics.workspace.Configurations;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The sets that records make, and what is read from them. */
public final class Sets {
    private static final EntityRef WORKSPACE = new EntityRef(EntityRef.WORKSPACE, EntityRef.WORKSPACE);

    /** All that is said about the records themselves. */
    public record Quality(
            int counted, Set<Event> voided, Set<Event> circles, Set<Event> duplicates, Set<Event> conflicts) {}

    public final Map<EntityRef, EventSet> byEntity = new LinkedHashMap<>();

    public static Sets of(Collection<Said> records) {
        Sets sets = new Sets();
        for (Said said : records) {
            sets.byEntity.merge(said.entity(), EventSet.EMPTY.with(said.event()), EventSet::union);
        }
        return sets;
    }

    Sets union(Sets other) {
        Sets union = new Sets();
        union.byEntity.putAll(byEntity);
        other.byEntity.forEach((entity, set) -> union.byEntity.merge(entity, set, EventSet::union));
        return union;
    }

    /** As if nobody had ever said what the cut leaves out: position decides first, then time. */
    static Sets thatNeverHad(Collection<Said> records, Cut cut) {
        List<Said> known = new ArrayList<>();
        for (Said said : records) {
            if (said.position() <= cut.position()) {
                known.add(said);
            }
        }
        Sets sets = new Sets();
        Sets.of(known).byEntity.forEach((entity, set) -> {
            EventSet kept = EventSet.EMPTY;
            for (Event event : set.events()) {
                kept = event.timeMicros() <= cut.timeMicros() ? kept.with(event) : kept;
            }
            sets.byEntity.put(entity, kept);
        });
        return sets;
    }

    List<EntitySet> entitySets() {
        List<EntitySet> all = new ArrayList<>();
        byEntity.forEach((entity, set) -> all.add(new EntitySet(entity, set)));
        return all;
    }

    public WorkspaceConfiguration configuration(Cut cut) {
        return Configurations.read(
                byEntity.getOrDefault(WORKSPACE, EventSet.EMPTY), cut, WorkspaceConfiguration.standard());
    }

    public Parties parties(Cut cut) {
        return Parties.of(entitySets(), cut);
    }

    List<Journey> journeys(Cut cut) {
        return journeys(cut, configuration(cut));
    }

    public List<Journey> journeys(Cut cut, WorkspaceConfiguration configuration) {
        return new Reading(configuration).journeys(parties(cut));
    }

    /** Facts have no order of their own. */
    Set<Object> facts(Cut cut) {
        Facts facts = Facts.of(entitySets(), cut);
        Set<Object> all = new HashSet<>(facts.targets());
        all.addAll(facts.rates());
        all.addAll(facts.costs());
        return all;
    }

    Snapshot snapshot(Cut cut) {
        List<Journey> journeys = journeys(cut);
        Set<String> customers = new HashSet<>();
        for (Journey journey : journeys) {
            for (Deal deal : journey.deals()) {
                if (Customers.named(deal)) {
                    customers.add(deal.dims().get("customerId"));
                }
            }
        }
        return Snapshot.of(
                configuration(cut), journeys, Customers.of(parties(cut), customers), Facts.of(entitySets(), cut));
    }

    /** The win that decides who is new, by customer. */
    Map<String, Deal> firstWins(Cut cut) {
        Snapshot snapshot = snapshot(cut);
        return new TreeMap<>(snapshot.customers().firstWins(snapshot.deals()));
    }

    public Quality quality(Cut cut) {
        Set<Event> duplicates = new HashSet<>();
        Set<Event> conflicts = new HashSet<>();
        int counted = 0;
        for (EventSet set : byEntity.values()) {
            counted += Live.of(set, cut).events().size();
            for (Event echo : set.echoes()) {
                Event standing = set.standingFor(echo);
                if (standing == null) {
                    throw new IllegalStateException("nothing stands for " + echo);
                }
                (echo.hasContentOf(standing) ? duplicates : conflicts).add(echo);
            }
        }
        Parties parties = parties(cut);
        return new Quality(
                counted, new HashSet<>(parties.voided()), new HashSet<>(parties.circles()), duplicates, conflicts);
    }
}
