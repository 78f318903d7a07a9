package dev.fupan.metrics.entity;

import dev.fupan.contracts.EntityRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Entities after voids and merges under one cut.
 *
 * <p>Merges are followed in the order of their events; the one that would close a circle does not count and is
 * reported. Merging two leads merges their implicit opportunities too.
 */
public final class Parties {
    private static final Comparator<EntityRef> BY_NAME = Parties::compareNames;

    private record Merge(EntityRef from, EntityRef into, Event event) {}

    private final Map<EntityRef, EntityRef> merged = new HashMap<>();
    private final Map<EntityRef, Party> parties = new TreeMap<>(BY_NAME);
    private final List<Event> circles = new ArrayList<>();
    private final List<Event> voided = new ArrayList<>();

    private Parties() {}

    /** By kind, then by id. */
    public static int compareNames(EntityRef left, EntityRef right) {
        int byKind = left.kind().compareTo(right.kind());
        return byKind != 0 ? byKind : left.id().compareTo(right.id());
    }

    public static Parties of(Collection<EntitySet> sets, Cut cut) {
        Parties parties = new Parties();
        Map<EntityRef, Live> live = new TreeMap<>(BY_NAME);
        for (EntitySet set : sets) {
            Live events = Live.of(set.events(), cut);
            parties.circles.addAll(events.circles());
            parties.voided.addAll(events.voided());
            if (!events.events().isEmpty()) {
                live.put(set.entity(), events);
            }
        }
        parties.merge(live);
        parties.unite(live);
        return parties;
    }

    public Collection<Party> all() {
        return parties.values();
    }

    public List<Party> ofKind(String kind) {
        List<Party> ofKind = new ArrayList<>();
        for (Party party : parties.values()) {
            if (party.entity().kind().equals(kind)) {
                ofKind.add(party);
            }
        }
        return ofKind;
    }

    /** The name that stands for this one after all merges, whether or not it has events. */
    public EntityRef standing(EntityRef entity) {
        EntityRef at = entity;
        for (EntityRef into = merged.get(at); into != null; into = merged.get(at)) {
            at = into;
        }
        return at;
    }

    public @Nullable Party party(EntityRef entity) {
        return parties.get(standing(entity));
    }

    /** Voids and merges that would have closed a circle. */
    public List<Event> circles() {
        return circles;
    }

    public List<Event> voided() {
        return voided;
    }

    private void merge(Map<EntityRef, Live> live) {
        List<Merge> merges = new ArrayList<>();
        live.forEach((entity, events) -> {
            for (Event event : events.events()) {
                String into = event.is(Administrative.MERGED) ? event.fields().text("into") : null;
                if (into != null) {
                    merges.add(new Merge(entity, new EntityRef(entity.kind(), into), event));
                }
            }
        });
        if (merges.isEmpty()) {
            return;
        }
        merges.sort(Comparator.comparing(Merge::event, Event.ORDER).thenComparing(Merge::from, BY_NAME));
        for (Merge merge : merges) {
            EntityRef from = standing(merge.from());
            EntityRef into = standing(merge.into());
            if (from.equals(into)) {
                // said twice or by another way it closes nothing
                if (leadsTo(merge.into(), merge.from())) {
                    circles.add(merge.event());
                }
                continue;
            }
            merged.put(from, into);
            if (merge.from().kind().equals(EntityRef.LEAD)) {
                mergeImplicit(from.id(), into.id());
            }
        }
    }

    private boolean leadsTo(EntityRef start, EntityRef goal) {
        for (EntityRef at = start; at != null; at = merged.get(at)) {
            if (at.equals(goal)) {
                return true;
            }
        }
        return false;
    }

    private void mergeImplicit(String fromLead, String intoLead) {
        EntityRef from = standing(new EntityRef(EntityRef.OPPORTUNITY, Party.IMPLICIT + fromLead));
        EntityRef into = standing(new EntityRef(EntityRef.OPPORTUNITY, Party.IMPLICIT + intoLead));
        if (!from.equals(into)) {
            merged.put(from, into);
        }
    }

    private void unite(Map<EntityRef, Live> live) {
        if (merged.isEmpty()) {
            live.forEach((entity, events) -> parties.put(entity, party(entity, Set.of(entity), events.events())));
            return;
        }
        Map<EntityRef, List<EntityRef>> members = new TreeMap<>(BY_NAME);
        live.keySet().forEach(entity -> members.computeIfAbsent(standing(entity), key -> new ArrayList<>(1))
                .add(entity));
        members.forEach((entity, names) -> {
            List<Event> events = live.get(names.get(0)).events();
            if (names.size() > 1) {
                events = new ArrayList<>(events);
                for (EntityRef name : names.subList(1, names.size())) {
                    events.addAll(live.get(name).events());
                }
                events.sort(Event.ORDER);
            }
            TreeSet<EntityRef> all = new TreeSet<>(BY_NAME);
            all.addAll(names);
            parties.put(entity, party(entity, all, events));
        });
    }

    private static Party party(EntityRef entity, Set<EntityRef> members, List<Event> events) {
        return new Party(entity, members, events, History.of(events), Live.deleted(events));
    }
}
