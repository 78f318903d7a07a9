package dev.fupan.metrics.entity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The events of one entity that count under a cut, in order: kept by the cut and not voided.
 *
 * <p>A void counts unless it is voided itself. The void that, in order, would close a circle of voids does not count;
 * it is reported in {@code circles}.
 */
public record Live(List<Event> events, List<Event> voided, List<Event> circles) {

    public static Live of(EventSet set, Cut cut) {
        return cut.isLive() ? of(set.events()) : ofKept(set, cut);
    }

    private static Live of(List<Event> events) {
        for (Event event : events) {
            if (event.is(Administrative.VOIDED)) {
                return withoutVoided(events);
            }
        }
        return new Live(events, List.of(), List.of());
    }

    private static Live ofKept(EventSet set, Cut cut) {
        List<Event> kept = new ArrayList<>(set.size());
        for (Event event : set.events()) {
            if (cut.keeps(event)) {
                kept.add(event);
            }
        }
        return of(kept);
    }

    /** Whether the last word on it was a deletion. */
    public boolean deleted() {
        return deleted(events);
    }

    static boolean deleted(List<Event> events) {
        for (int i = events.size() - 1; i >= 0; i--) {
            if (events.get(i).is(Administrative.DELETED)) {
                return true;
            }
            if (events.get(i).is(Administrative.RESTORED)) {
                return false;
            }
        }
        return false;
    }

    private record Identity(String source, String id) {
        static Identity of(Event event) {
            return new Identity(event.source(), event.id());
        }

        static @Nullable Identity target(Event voiding) {
            String source = voiding.fields().text("source");
            String id = voiding.fields().text("id");
            return source == null || id == null ? null : new Identity(source, id);
        }
    }

    private static Live withoutVoided(List<Event> kept) {
        Map<Identity, Identity> targets = new HashMap<>();
        Map<Identity, Set<Identity>> voidings = new HashMap<>();
        List<Event> circles = new ArrayList<>();
        for (Event event : kept) {
            Identity target = event.is(Administrative.VOIDED) ? Identity.target(event) : null;
            if (target == null) {
                continue;
            }
            Identity self = Identity.of(event);
            if (leadsTo(target, self, targets)) {
                circles.add(event);
            } else {
                targets.put(self, target);
                voidings.computeIfAbsent(target, key -> new HashSet<>()).add(self);
            }
        }
        List<Event> live = new ArrayList<>(kept.size());
        List<Event> voided = new ArrayList<>();
        for (Event event : kept) {
            if (circles.contains(event)) {
                continue;
            }
            (isVoided(Identity.of(event), voidings) ? voided : live).add(event);
        }
        return new Live(live, voided, circles);
    }

    private static boolean leadsTo(Identity from, Identity goal, Map<Identity, Identity> targets) {
        for (Identity at = from; at != null; at = targets.get(at)) {
            if (at.equals(goal)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isVoided(Identity identity, Map<Identity, Set<Identity>> voidings) {
        for (Identity voiding : voidings.getOrDefault(identity, Set.of())) {
            if (!isVoided(voiding, voidings)) {
                return true;
            }
        }
        return false;
    }
}
