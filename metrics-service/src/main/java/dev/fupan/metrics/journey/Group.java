package dev.fupan.metrics.journey;

import dev.fupan.contracts.EntityRef;
import dev.fupan.metrics.entity.Event;
import dev.fupan.metrics.entity.Parties;
import dev.fupan.metrics.entity.Party;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The parties of one journey: a lead where there is one, its opportunities, and their quotes.
 *
 * <p>The last link that an opportunity gives holds for all history. A link to a lead that nobody has seen still groups;
 * a deleted lead leaves its opportunities on their own.
 */
final class Group {
    private static final String LEAD_CREATED = "crm.lead.created.v1";
    private static final String OPPORTUNITY_CREATED = "crm.opportunity.created.v1";

    private static final Comparator<EntityRef> BY_NAME = Parties::compareNames;
    private static final Comparator<Opportunity> BY_ENTRY = Comparator.comparingLong(Opportunity::entryMicros)
            .thenComparing(opportunity -> opportunity.party().entity(), BY_NAME);

    /** An opportunity and what is attached to it. */
    record Opportunity(Party party, List<Party> quotes) {
        /** Time of its creation, else of its earliest event. */
        long entryMicros() {
            Event created = created();
            return created != null ? created.timeMicros() : firstOf(party).timeMicros();
        }

        @Nullable
        Event created() {
            return party.first(OPPORTUNITY_CREATED);
        }
    }

    private final EntityRef entity;
    private final @Nullable Party lead;
    private final List<Opportunity> opportunities;

    private Group(EntityRef entity, @Nullable Party lead, List<Opportunity> opportunities) {
        this.entity = entity;
        this.lead = lead;
        this.opportunities = opportunities;
        opportunities.sort(BY_ENTRY);
    }

    static Collection<Group> of(Parties parties, boolean deletedToo) {
        Map<EntityRef, List<Party>> quotes = quotes(parties, deletedToo);
        Map<EntityRef, List<Opportunity>> opportunities = new TreeMap<>(BY_NAME);
        for (Party party : parties.ofKind(EntityRef.OPPORTUNITY)) {
            if (party.hasEvents() && (deletedToo || !party.deleted())) {
                opportunities
                        .computeIfAbsent(journeyOf(party, parties, deletedToo), key -> new ArrayList<>(1))
                        .add(new Opportunity(party, quotes.getOrDefault(party.entity(), List.of())));
            }
        }
        Map<EntityRef, Group> groups = new TreeMap<>(BY_NAME);
        for (Party party : parties.ofKind(EntityRef.LEAD)) {
            if (party.hasEventOf("crm.lead.") && (deletedToo || !party.deleted())) {
                List<Opportunity> own = opportunities.remove(party.entity());
                groups.put(party.entity(), new Group(party.entity(), party, own == null ? new ArrayList<>(0) : own));
            }
        }
        opportunities.forEach((entity, own) -> groups.put(entity, new Group(entity, null, own)));
        return groups.values();
    }

    EntityRef entity() {
        return entity;
    }

    @Nullable
    Party lead() {
        return lead;
    }

    /** By their entry. */
    List<Opportunity> opportunities() {
        return opportunities;
    }

    /** The creation of the lead; without a lead the first creation of an opportunity. */
    @Nullable
    Event created() {
        if (lead != null) {
            return lead.first(LEAD_CREATED);
        }
        Event first = null;
        for (Opportunity opportunity : opportunities) {
            Event created = opportunity.created();
            if (created != null && (first == null || Event.ORDER.compare(created, first) < 0)) {
                first = created;
            }
        }
        return first;
    }

    long entryMicros() {
        Event created = created();
        return created != null ? created.timeMicros() : earliestMicros();
    }

    /** The value at the entry: the lead's, else the first opportunity's. */
    @Nullable
    String atEntry(String field) {
        String value = lead == null ? null : lead.history().at(field, entryMicros());
        if (value == null && !opportunities.isEmpty()) {
            value = opportunities.get(0).party().history().at(field, entryMicros());
        }
        return value;
    }

    boolean speaksOf(EntityRef standing) {
        if (entity.equals(standing)) {
            return true;
        }
        for (Opportunity opportunity : opportunities) {
            if (opportunity.party().entity().equals(standing)) {
                return true;
            }
        }
        return false;
    }

    private long earliestMicros() {
        long earliest = lead == null ? Long.MAX_VALUE : firstOf(lead).timeMicros();
        for (Opportunity opportunity : opportunities) {
            earliest = Math.min(earliest, firstOf(opportunity.party()).timeMicros());
            for (Party quote : opportunity.quotes()) {
                earliest = Math.min(earliest, firstOf(quote).timeMicros());
            }
        }
        return earliest;
    }

    static Event firstOf(Party party) {
        Event first = party.first();
        if (first == null) {
            throw new IllegalStateException("no event about " + party.entity());
        }
        return first;
    }

    private static EntityRef journeyOf(Party opportunity, Parties parties, boolean deletedToo) {
        String leadId = opportunity.history().last("leadId");
        if (leadId == null) {
            return opportunity.entity();
        }
        EntityRef lead = parties.standing(new EntityRef(EntityRef.LEAD, leadId));
        Party known = parties.party(lead);
        return known != null && known.deleted() && !deletedToo ? opportunity.entity() : lead;
    }

    private static Map<EntityRef, List<Party>> quotes(Parties parties, boolean deletedToo) {
        Map<EntityRef, List<Party>> quotes = new TreeMap<>(BY_NAME);
        for (Party party : parties.ofKind(EntityRef.QUOTE)) {
            String id = party.history().last("opportunityId");
            if (id != null && (deletedToo || !party.deleted())) {
                EntityRef opportunity = parties.standing(new EntityRef(EntityRef.OPPORTUNITY, id));
                quotes.computeIfAbsent(opportunity, key -> new ArrayList<>(1)).add(party);
            }
        }
        return quotes;
    }
}
