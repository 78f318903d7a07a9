package dev.fupan.metrics.entity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The events of one entity, sorted by their order, each identity once.
 *
 * <p>Of several records with one identity the one with the lowest position stands; the others are echoes: duplicates
 * when the content is the same, conflicts when it is not. A set is immutable; {@link #with} is union with one record.
 */
public final class EventSet {
    public static final EventSet EMPTY = new EventSet(new Event[0], List.of());

    private static final Comparator<Event> BY_POSITION = Comparator.comparingLong(Event::position);

    // From here on a walk through all events for each that arrives is felt.
    private static final int INDEXED = 64;

    private record Identity(String source, String id) {
        static Identity of(Event event) {
            return new Identity(event.source(), event.id());
        }
    }

    private final Event[] standing;
    private final List<Event> echoes;
    // Of a large set and of those that came out of it, which share it: it may know of more than this set has.
    private @Nullable Map<Identity, Event> identities;

    private EventSet(Event[] standing, List<Event> echoes) {
        this.standing = standing;
        this.echoes = echoes;
    }

    /** A set read back from its stored form: standing events in order, no echoes. */
    static EventSet stored(Event[] standing) {
        return new EventSet(standing, List.of());
    }

    /** The union with one record; the same set when the record is known already. */
    public EventSet with(Event event) {
        int known = indexOf(event);
        if (known < 0) {
            return followedBy(new EventSet(inserted(standing, event), echoes), event);
        }
        Event stands = standing[known];
        if (stands.position() == event.position()) {
            return this;
        }
        if (stands.position() < event.position()) {
            EventSet next = echoed(event, standing);
            next.identities = identities;
            return next;
        }
        return followedBy(echoed(stands, inserted(removed(standing, known), event)), event);
    }

    public EventSet union(EventSet other) {
        EventSet union = this;
        for (Event event : other.standing) {
            union = union.with(event);
        }
        for (Event event : other.echoes) {
            union = union.with(event);
        }
        return union;
    }

    /** The record that stands for this identity, if any does. */
    public @Nullable Event standingFor(Event event) {
        int index = indexOf(event);
        return index < 0 ? null : standing[index];
    }

    /** Standing events in their order. */
    public List<Event> events() {
        return Collections.unmodifiableList(Arrays.asList(standing));
    }

    /** Whether the standing events of this older set are the first ones here: the very same, not their equals. */
    boolean beginsWith(EventSet older) {
        if (older.standing.length > standing.length) {
            return false;
        }
        for (int i = 0; i < older.standing.length; i++) {
            if (standing[i] != older.standing[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether a standing event was recorded after this position. */
    public boolean reachesBeyond(long position) {
        for (Event event : standing) {
            if (event.position() > position) {
                return true;
            }
        }
        return false;
    }

    /** Records that do not stand, by position. */
    public List<Event> echoes() {
        return echoes;
    }

    public int size() {
        return standing.length;
    }

    private EventSet echoed(Event echo, Event[] stands) {
        for (Event known : echoes) {
            if (known.position() == echo.position()) {
                return new EventSet(stands, echoes);
            }
        }
        List<Event> more = new ArrayList<>(echoes);
        more.add(echo);
        more.sort(BY_POSITION);
        return new EventSet(stands, List.copyOf(more));
    }

    private EventSet followedBy(EventSet next, Event newcomer) {
        Map<Identity, Event> shared = identities;
        if (shared != null) {
            shared.put(Identity.of(newcomer), newcomer);
            next.identities = shared;
        }
        return next;
    }

    private int indexOf(Event event) {
        if (standing.length < INDEXED) {
            return walk(event);
        }
        Event known = identities().get(Identity.of(event));
        if (known == null) {
            return -1;
        }
        int at = Arrays.binarySearch(standing, known, Event.ORDER);
        return at >= 0 && standing[at].hasIdentityOf(event) ? at : walk(event);
    }

    private Map<Identity, Event> identities() {
        Map<Identity, Event> known = identities;
        if (known == null) {
            known = new ConcurrentHashMap<>(2 * standing.length);
            for (Event event : standing) {
                known.put(Identity.of(event), event);
            }
            identities = known;
        }
        return known;
    }

    private int walk(Event event) {
        for (int i = 0; i < standing.length; i++) {
            if (standing[i].hasIdentityOf(event)) {
                return i;
            }
        }
        return -1;
    }

    private static Event[] inserted(Event[] events, Event event) {
        int at = Arrays.binarySearch(events, event, Event.ORDER);
        int index = at < 0 ? -at - 1 : at;
        Event[] more = new Event[events.length + 1];
        System.arraycopy(events, 0, more, 0, index);
        more[index] = event;
        System.arraycopy(events, index, more, index + 1, events.length - index);
        return more;
    }

    private static Event[] removed(Event[] events, int index) {
        Event[] fewer = new Event[events.length - 1];
        System.arraycopy(events, 0, fewer, 0, index);
        System.arraycopy(events, index + 1, fewer, index, fewer.length - index);
        return fewer;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EventSet set && Arrays.equals(standing, set.standing) && echoes.equals(set.echoes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(standing);
    }

    @Override
    public String toString() {
        return Arrays.toString(standing);
    }
}
