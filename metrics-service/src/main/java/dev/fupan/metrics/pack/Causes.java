package dev.fupan.metrics.pack;

import dev.fupan.contracts.EntityRef;
import dev.fupan.metrics.customer.Customers;
import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.entity.EntitySet;
import dev.fupan.metrics.entity.Event;
import dev.fupan.metrics.entity.Parties;
import dev.fupan.metrics.journey.Deal;
import dev.fupan.metrics.journey.Journey;
import dev.fupan.metrics.journey.Reading;
import dev.fupan.metrics.kpi.Snapshot;
import dev.fupan.metrics.view.Additions;
import dev.fupan.metrics.view.SetReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which events made a number another.
 *
 * <p>Each cluster that something came to is read apart, with the other deals of its customers, and its events are let
 * in one by one in the log's order: an event is a cause of the numbers that it changes there. The whole company is
 * never computed per event, and a metric needs no code of its own.
 */
final class Causes {
    private final Additions.Added added;
    private final PackAsked asked;
    private final Instant evaluation;
    private final long since;
    private final Snapshot whole;
    private final Reading reading;
    private final Map<String, List<Deal>> winsOfCustomer = new HashMap<>();
    private final Map<String, List<Event>> byNumber = new HashMap<>();
    private final List<Event> ofAllNumbers = new ArrayList<>();

    private Causes(Additions.Added added, PackAsked asked, Instant evaluation, long since) {
        this.added = added;
        this.asked = asked;
        this.evaluation = evaluation;
        this.since = since;
        this.whole = added.known().snapshot();
        this.reading = new Reading(whole.configuration());
        for (Deal deal : whole.deals()) {
            if (deal.won() && Customers.named(deal)) {
                winsOfCustomer
                        .computeIfAbsent(String.valueOf(deal.dims().get("customerId")), key -> new ArrayList<>())
                        .add(deal);
            }
        }
    }

    /** @param since the last record that the former value knew */
    static Causes of(Additions.Added added, PackAsked asked, Instant evaluation, long since) {
        Causes causes = new Causes(added, asked, evaluation, since);
        causes.ofConfiguration();
        added.clusters().forEach(causes::of);
        return causes;
    }

    /** Ids in the log's order. */
    List<String> of(String numberKey) {
        List<Event> events = new ArrayList<>(byNumber.getOrDefault(numberKey, List.of()));
        events.addAll(ofAllNumbers);
        events.sort(Comparator.comparingLong(Event::position));
        return events.stream().map(Event::id).toList();
    }

    /** A new zone or pipeline cuts history anew, so it stands behind every number that changed. */
    private void ofConfiguration() {
        var before = SetReading.configuration(added.others(), Cut.LIVE.upTo(since));
        if (!before.equals(whole.configuration())) {
            for (EntitySet set : added.others()) {
                if (set.entity().kind().equals(EntityRef.WORKSPACE)) {
                    ofAllNumbers.addAll(fresh(List.of(set)));
                }
            }
        }
    }

    private void of(List<EntitySet> cluster) {
        List<Event> fresh = fresh(cluster);
        if (fresh.isEmpty()) {
            return;
        }
        var before = numbers(cluster, since);
        var after = numbers(cluster, fresh.get(fresh.size() - 1).position());
        if (before.equals(after)) {
            return;
        }
        for (Event event : fresh) {
            var next = numbers(cluster, event.position());
            Set<String> keys = new TreeSet<>(before.keySet());
            keys.addAll(next.keySet());
            for (String key : keys) {
                if (!Objects.equals(before.get(key), next.get(key))) {
                    byNumber.computeIfAbsent(key, absent -> new ArrayList<>()).add(event);
                }
            }
            before = next;
        }
    }

    private List<Event> fresh(List<EntitySet> cluster) {
        List<Event> fresh = new ArrayList<>();
        for (EntitySet set : cluster) {
            for (Event event : set.events().events()) {
                if (event.position() > since) {
                    fresh.add(event);
                }
            }
        }
        fresh.sort(Comparator.comparingLong(Event::position));
        return fresh;
    }

    private Map<String, Map<String, @Nullable Object>> numbers(List<EntitySet> cluster, long position) {
        Parties parties = Parties.of(cluster, Cut.LIVE.upTo(position));
        List<Journey> journeys = reading.journeys(parties);
        Snapshot own = Snapshot.of(whole.configuration(), journeys, customers(cluster, parties), whole.facts());
        own.deals().addAll(otherWins(cluster, own));
        return PackFacts.numbers(own, asked, evaluation);
    }

    private Customers customers(List<EntitySet> cluster, Parties parties) {
        List<String> ids = new ArrayList<>();
        for (EntitySet set : cluster) {
            if (set.entity().kind().equals(EntityRef.CUSTOMER)) {
                ids.add(set.entity().id());
            }
        }
        return ids.isEmpty() ? whole.customers() : Customers.of(parties, ids);
    }

    /** Who is new and who came again is decided by wins that may lie in other clusters. */
    private List<Deal> otherWins(List<EntitySet> cluster, Snapshot own) {
        Set<String> customers = new TreeSet<>();
        Set<String> deals = new HashSet<>();
        for (EntitySet set : cluster) {
            if (set.entity().kind().equals(EntityRef.CUSTOMER)) {
                customers.add(set.entity().id());
            }
        }
        for (Deal deal : own.deals()) {
            deals.add(deal.id());
            String customer = deal.dims().get("customerId");
            if (customer != null) {
                customers.add(customer);
            }
        }
        List<Deal> others = new ArrayList<>();
        for (String customer : customers) {
            for (Deal deal : winsOfCustomer.getOrDefault(customer, List.of())) {
                if (!deals.contains(deal.id())) {
                    others.add(deal);
                }
            }
        }
        return others;
    }
}
