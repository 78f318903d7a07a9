package dev.fupan.metrics.entity;

import dev.fupan.contracts.crm.CanonicalContent;
import dev.fupan.contracts.crm.EventOrder;
import dev.fupan.contracts.crm.EventType;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One positioned record about an entity, reduced to what readings need.
 *
 * @param position offset in the tenant's partition
 * @param appendMicros when the broker appended it, microseconds since the epoch
 * @param timeMicros time of the business event; the received time when {@code timeAssumed}
 * @param content tells a duplicate from a conflict
 */
public record Event(
        long position,
        long appendMicros,
        long timeMicros,
        boolean timeAssumed,
        String source,
        @Nullable String sequence,
        String id,
        EventType type,
        CanonicalContent content,
        Fields fields) {

    /** The order of events within one entity; across entities the entity's kind and id break the last tie. */
    public static final Comparator<Event> ORDER = Event::compareOrder;

    public boolean hasIdentityOf(Event other) {
        return id.equals(other.id) && source.equals(other.source);
    }

    public boolean hasContentOf(Event other) {
        return content.equals(other.content);
    }

    public boolean is(String typeName) {
        return type.name().equals(typeName);
    }

    private static int compareOrder(Event left, Event right) {
        int byTime = Long.compare(left.timeMicros, right.timeMicros);
        if (byTime != 0) {
            return byTime;
        }
        int bySource = EventOrder.compareUtf8(left.source, right.source);
        if (bySource != 0) {
            return bySource;
        }
        int bySequence = EventOrder.compareSequence(left.sequence, right.sequence);
        return bySequence != 0 ? bySequence : EventOrder.compareUtf8(left.id, right.id);
    }
}
