package dev.fupan.metrics.view;

import dev.fupan.contracts.EntityRef;
import dev.fupan.contracts.workspace.WorkspaceConfiguration;
import dev.fupan.metrics.customer.Customers;
import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.entity.EntitySet;
import dev.fupan.metrics.entity.EventSet;
import dev.fupan.metrics.entity.Parties;
import dev.fupan.metrics.fact.Facts;
import dev.fupan.metrics.journey.Journey;
import dev.fupan.metrics.journey.Reading;
import dev.fupan.metrics.kpi.Snapshot;
import dev.fupan.metrics.workspace.Configurations;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A snapshot under any cut, read from the sets themselves. */
public final class SetReading {
    private SetReading() {}

    /** @param sets all sets of a workspace */
    public static Snapshot snapshot(List<EntitySet> sets, Cut cut) {
        WorkspaceConfiguration configuration = configuration(sets, cut);
        Parties parties = Parties.of(sets, cut);
        List<Journey> journeys = new Reading(configuration).journeys(parties);
        Set<String> customers = new HashSet<>();
        journeys.forEach(journey -> journey.deals().forEach(deal -> {
            if (Customers.named(deal)) {
                customers.add(deal.dims().get("customerId"));
            }
        }));
        return Snapshot.of(configuration, journeys, Customers.of(parties, customers), Facts.of(sets, cut));
    }

    /** The configuration in force, the standard one when none was ever written. */
    static WorkspaceConfiguration configuration(List<EntitySet> sets, Cut cut) {
        EventSet workspace = EventSet.EMPTY;
        for (EntitySet set : sets) {
            if (set.entity().kind().equals(EntityRef.WORKSPACE)) {
                workspace = set.events();
            }
        }
        return Configurations.read(workspace, cut, WorkspaceConfiguration.standard());
    }
}
