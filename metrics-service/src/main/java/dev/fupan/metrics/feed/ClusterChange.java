package dev.fupan.metrics.feed;

import dev.fupan.contracts.EntityRef;
import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.entity.EntitySet;
import dev.fupan.metrics.entity.Event;
import dev.fupan.metrics.entity.Parties;
import dev.fupan.metrics.journey.Deal;
import dev.fupan.metrics.journey.Journey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One cluster read before and after: only rows that differ are written. */
final class ClusterChange {
    private final List<Fold.Slot> slots;
    private final Parties before;
    private final Parties after;

    ClusterChange(List<Fold.Slot> slots) {
        this.slots = slots;
        List<EntitySet> setsBefore = new ArrayList<>(slots.size());
        List<EntitySet> setsAfter = new ArrayList<>(slots.size());
        for (Fold.Slot slot : slots) {
            setsBefore.add(new EntitySet(slot.entity, slot.before));
            setsAfter.add(new EntitySet(slot.entity, slot.after));
        }
        this.before = Parties.of(setsBefore, Cut.LIVE);
        this.after = Parties.of(setsAfter, Cut.LIVE);
    }

    void into(Changes changes, List<Stored.Generation> generations) {
        if (slots.get(0).entity.kind().equals(EntityRef.CUSTOMER)) {
            customers(changes);
        } else {
            for (Stored.Generation generation : generations) {
                rows(changes, generation);
            }
        }
        circles(changes);
    }

    private void rows(Changes changes, Stored.Generation generation) {
        List<Journey> old =
                before.all().isEmpty() ? List.of() : generation.reading().journeys(before);
        List<Journey> now = generation.reading().journeys(after);
        Map<EntityRef, Journey> journeys = new HashMap<>();
        Map<String, Deal> deals = new HashMap<>();
        for (Journey journey : old) {
            journeys.put(journey.entity(), journey);
            journey.deals().forEach(deal -> deals.put(deal.id(), deal));
        }
        int number = generation.number();
        // A row of a generation being built may not be there yet, so it is written whether or not it changed.
        boolean all = !generation.serving();
        for (Journey journey : now) {
            Journey known = journeys.remove(journey.entity());
            if (all || known == null || !journey.alone().equals(known.alone())) {
                changes.journeys.add(new Changes.JourneyRow(number, journey));
            }
            for (Deal deal : journey.deals()) {
                Deal knownDeal = deals.remove(deal.id());
                if (all || knownDeal == null || !deal.equals(knownDeal)) {
                    changes.deals.add(new Changes.DealRow(number, deal));
                }
            }
        }
        journeys.keySet().forEach(entity -> changes.journeysGone.add(new Changes.Key(number, entity)));
        deals.keySet()
                .forEach(
                        id -> changes.dealsGone.add(new Changes.Key(number, new EntityRef(EntityRef.OPPORTUNITY, id))));
    }

    private void customers(Changes changes) {
        for (Fold.Slot slot : slots) {
            String old = before.standing(slot.entity).id();
            String now = after.standing(slot.entity).id();
            if (!now.equals(old)) {
                if (now.equals(slot.entity.id())) {
                    changes.customersGone.add(now);
                } else {
                    changes.customers.add(new Changes.CustomerName(slot.entity.id(), now));
                }
            }
        }
    }

    void circles(Changes changes) {
        if (after.circles().isEmpty()) {
            return;
        }
        Set<Event> known = new HashSet<>(before.circles());
        for (Fold.Slot slot : slots) {
            for (Event event : slot.after.events()) {
                if (after.circles().contains(event) && !known.contains(event)) {
                    changes.quarantined.add(
                            new Changes.Quarantined(slot.entity, event, Refused.CIRCLE, "it would close a circle"));
                }
            }
        }
    }
}
