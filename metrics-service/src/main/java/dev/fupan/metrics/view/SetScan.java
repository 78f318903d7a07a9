package dev.fupan.metrics.view;

import dev.fupan.contracts.EntityRef;
import dev.fupan.contracts.workspace.WorkspaceConfiguration;
import dev.fupan.metrics.activity.Activity;
import dev.fupan.metrics.customer.Customers;
import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.entity.EntitySet;
import dev.fupan.metrics.entity.Parties;
import dev.fupan.metrics.fact.Facts;
import dev.fupan.metrics.journey.Deal;
import dev.fupan.metrics.journey.Journey;
import dev.fupan.metrics.journey.Reading;
import dev.fupan.metrics.journey.Steps;
import dev.fupan.metrics.kpi.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads clusters under a cut, one chunk after the other, and keeps what the question needs. */
final class SetScan {
    private static final Set<String> CLUSTERED = Set.of(EntityRef.LEAD, EntityRef.OPPORTUNITY, EntityRef.CUSTOMER);

    private final Need need;
    private final Cut cut;
    private final Reading reading;
    private final Facts facts;
    private final List<Journey> journeys = new ArrayList<>();
    private final List<Deal> deals = new ArrayList<>();
    private final List<Activity> activities = new ArrayList<>();
    private final Map<String, String> customers = new HashMap<>();

    /** @param others the sets that lie in no cluster: configuration and facts */
    SetScan(Need need, Cut cut, List<EntitySet> others) {
        WorkspaceConfiguration configuration = SetReading.configuration(others, cut);
        this.need = need;
        this.cut = cut;
        this.reading = new Reading(configuration);
        this.facts = Facts.of(others, cut);
        if (need.what().contains(Need.Rows.ACTIVITIES)) {
            activities.addAll(Activity.of(Parties.of(others, cut), Set.of(EntityRef.TICKET)));
        }
    }

    void read(List<EntitySet> chunk) {
        Parties parties = Parties.of(chunk, cut);
        if (need.what().contains(Need.Rows.ACTIVITIES)) {
            activities.addAll(Activity.of(parties, CLUSTERED));
        }
        for (Journey journey : reading.journeys(parties)) {
            if (needs(journey)) {
                journeys.add(journey.alone());
            }
            for (Deal deal : journey.deals()) {
                if (needs(deal)) {
                    deals.add(deal);
                }
            }
        }
        for (EntitySet set : chunk) {
            String standing = parties.standing(set.entity()).id();
            if (set.entity().kind().equals(EntityRef.CUSTOMER)
                    && !standing.equals(set.entity().id())) {
                customers.put(set.entity().id(), standing);
            }
        }
    }

    Snapshot snapshot() {
        return new Snapshot(reading.configuration(), journeys, deals, Customers.of(customers), facts, activities);
    }

    private boolean needs(Journey journey) {
        return need.what().contains(Need.Rows.JOURNEYS_ENTERED) && within(journey.entryMicros())
                || need.what().contains(Need.Rows.JOURNEYS_SO_FAR) && journey.entryMicros() < need.toMicros()
                || need.what().contains(Need.Rows.JOURNEYS_REACHED) && reached(journey.entryMicros(), journey.steps());
    }

    private boolean needs(Deal deal) {
        return need.what().stream().anyMatch(rows -> switch (rows) {
            case DEALS_ENTERED -> within(deal.entryMicros());
            case DEALS_REACHED -> reached(deal.entryMicros(), deal.steps());
            case DEALS_DECIDED -> within(deal.outcomeMicros());
            case DEALS_WON_SO_FAR -> deal.won() && deal.outcomeMicros() < need.toMicros();
            case DEALS_OPEN -> deal.status() == Deal.Status.OPEN;
            case JOURNEYS_ENTERED, JOURNEYS_SO_FAR, JOURNEYS_REACHED, ACTIVITIES -> false;
        });
    }

    private boolean within(long micros) {
        return micros >= need.fromMicros() && micros < need.toMicros();
    }

    private boolean reached(long entryMicros, Steps steps) {
        long last = steps.lastReached();
        return entryMicros < need.toMicros() && last != Steps.NEVER && last >= need.fromMicros();
    }
}
