package dev.fupan.metrics.feed;

import dev.fupan.contracts.EntityRef;
import dev.fupan.contracts.crm.EventType;
import dev.fupan.metrics.entity.Administrative;
import dev.fupan.metrics.entity.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which entities are read together: those that any link ever given connects, whether or not it still holds.
 *
 * <p>A superset of every journey under every cut, so that a cluster can always be read apart from all others.
 */
final class Links {
    private static final Set<String> CLUSTERED =
            Set.of(EntityRef.LEAD, EntityRef.OPPORTUNITY, EntityRef.QUOTE, EntityRef.CUSTOMER);

    private final Map<String, String> parents = new HashMap<>();

    static boolean clustered(EntityRef entity) {
        return CLUSTERED.contains(entity.kind());
    }

    /** The cluster of an entity that nothing is linked to. */
    static String own(EntityRef entity) {
        return entity.kind() + ':' + entity.id();
    }

    /** The entities that this event links its own with. */
    static List<EntityRef> of(EntityRef entity, Event event) {
        List<EntityRef> links = new ArrayList<>(1);
        switch (entity.kind()) {
            case EntityRef.OPPORTUNITY -> {
                link(links, EntityRef.LEAD, event, "leadId");
                linkLead(links, entity);
            }
            case EntityRef.QUOTE -> link(links, EntityRef.OPPORTUNITY, event, "opportunityId");
            default -> {}
        }
        if (event.is(Administrative.MERGED) && clustered(entity)) {
            link(links, entity.kind(), event, "into");
        }
        return links;
    }

    String find(String cluster) {
        String at = cluster;
        for (String parent = parents.get(at); parent != null; parent = parents.get(at)) {
            at = parent;
        }
        return at;
    }

    /** The smaller name stands, so that the result does not depend on the order of joining. */
    void join(String one, String other) {
        String left = find(one);
        String right = find(other);
        int order = left.compareTo(right);
        if (order < 0) {
            parents.put(right, left);
        } else if (order > 0) {
            parents.put(left, right);
        }
    }

    private static void link(List<EntityRef> links, String kind, Event event, String field) {
        String id = event.fields().text(field);
        if (id != null) {
            EntityRef linked = new EntityRef(kind, id);
            links.add(linked);
            linkLead(links, linked);
        }
    }

    /** An implicit opportunity follows the merges of its lead, even where only a merge has ever named it. */
    private static void linkLead(List<EntityRef> links, EntityRef entity) {
        boolean implicit =
                entity.kind().equals(EntityRef.OPPORTUNITY) && entity.id().startsWith(EventType.IMPLICIT_OPPORTUNITY);
        if (implicit) {
            links.add(new EntityRef(EntityRef.LEAD, entity.id().substring(EventType.IMPLICIT_OPPORTUNITY.length())));
        }
    }
}
