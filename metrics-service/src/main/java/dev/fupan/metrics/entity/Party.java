package dev.fupan.metrics.entity;

import dev.fupan.contracts.EntityRef;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One lead, opportunity, quote or customer after merges: the union of the events of all that it was called.
 *
 * @param entity the name that stands after all merges
 * @param members every name that it had, the standing one included
 * @param events what counts, in order, administrative events included
 */
public record Party(EntityRef entity, Set<EntityRef> members, List<Event> events, History history, boolean deleted) {
    static final String IMPLICIT = "lead:";

    /** A deal that only its lead names; it has no creation of its own. */
    public boolean implicit() {
        for (EntityRef member : members) {
            if (!member.id().startsWith(IMPLICIT)) {
                return false;
            }
        }
        return true;
    }

    public boolean hasEvents() {
        return first() != null;
    }

    /** The first event about business, in order. */
    public @Nullable Event first() {
        for (Event event : events) {
            if (!Administrative.isAdministrative(event)) {
                return event;
            }
        }
        return null;
    }

    /** The first event of this type, in order. */
    public @Nullable Event first(String type) {
        for (Event event : events) {
            if (event.is(type)) {
                return event;
            }
        }
        return null;
    }

    public boolean hasEventOf(String typePrefix) {
        for (Event event : events) {
            if (event.type().name().startsWith(typePrefix)) {
                return true;
            }
        }
        return false;
    }
}
