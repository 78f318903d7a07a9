package dev.fupan.metrics.activity;

import dev.fupan.contracts.EntityRef;
import dev.fupan.metrics.entity.Event;
import dev.fupan.metrics.entity.Parties;
import dev.fupan.metrics.entity.Party;
import dev.fupan.metrics.journey.Dims;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One event beside the pipeline.
 *
 * @param entity by the name that is left after merges
 * @param data what the event itself says
 * @param dims of the entity at that time
 */
public record Activity(
        EntityRef entity, String type, long timeMicros, Map<String, String> data, Map<String, String> dims) {
    public static final String OBJECTION = "crm.objection.recorded.v1";
    public static final String RESEARCHED = "crm.lead.researched.v1";
    public static final String GUIDE_SENT = "crm.aftersales.guide_sent.v1";
    public static final String VISITED = "crm.aftersales.visited.v1";
    public static final String TICKET_OPENED = "crm.ticket.opened.v1";
    public static final String TICKET_RESPONDED = "crm.ticket.responded.v1";
    public static final String TICKET_RESOLVED = "crm.ticket.resolved.v1";
    public static final String TICKET_REOPENED = "crm.ticket.reopened.v1";

    private static final Set<String> TYPES = Set.of(
            OBJECTION,
            RESEARCHED,
            GUIDE_SENT,
            VISITED,
            TICKET_OPENED,
            TICKET_RESPONDED,
            TICKET_RESOLVED,
            TICKET_REOPENED);

    /** Those of entities that are not deleted, in the order of each entity's events. */
    public static List<Activity> of(Parties parties, Set<String> kinds) {
        List<Activity> activities = new ArrayList<>();
        for (Party party : parties.all()) {
            if (!party.deleted() && kinds.contains(party.entity().kind())) {
                for (Event event : party.events()) {
                    if (TYPES.contains(event.type().name())) {
                        activities.add(new Activity(
                                party.entity(),
                                event.type().name(),
                                event.timeMicros(),
                                data(event),
                                Dims.at(party.history(), null, event.timeMicros())));
                    }
                }
            }
        }
        return activities;
    }

    public boolean is(String typeName) {
        return type.equals(typeName);
    }

    public @Nullable String says(String field) {
        return data.get(field);
    }

    private static Map<String, String> data(Event event) {
        Map<String, String> data = new TreeMap<>();
        event.fields().forEach((name, text) -> {
            if (text != null) {
                data.put(name, text);
            }
        });
        return data;
    }
}
