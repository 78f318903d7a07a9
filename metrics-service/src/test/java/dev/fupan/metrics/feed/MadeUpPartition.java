package dev.fupan.metrics.feed;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** A partition that the broker knows nothing of, so that a test decides what is delivered when, and how often. */
final class MadeUpPartition {
    private static final AtomicInteger NUMBERS = new AtomicInteger(1_000);
    private static final long FIRST_APPEND = 1_796_000_000_000L;

    private final String topic;
    private final int number = NUMBERS.getAndIncrement();
    private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();

    MadeUpPartition(String topic) {
        this.topic = topic;
    }

    int number() {
        return number;
    }

    List<ConsumerRecord<String, byte[]>> records() {
        return records;
    }

    List<ConsumerRecord<String, byte[]>> append(Said... events) {
        List<ConsumerRecord<String, byte[]>> appended = new ArrayList<>();
        for (Said said : events) {
            appended.add(append(said.tenant(), said.headers(), said.data()));
        }
        return appended;
    }

    ConsumerRecord<String, byte[]> append(@Nullable String key, Headers headers, byte @Nullable [] value) {
        long offset = records.size();
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(
                topic,
                number,
                offset,
                FIRST_APPEND + offset,
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                key,
                value,
                headers,
                Optional.empty());
        records.add(record);
        return record;
    }

    /** One pure reading of everything that stands in the log for this tenant, whatever the feed has made of it. */
    Snapshot freshReading(String tenant) {
        List<EntitySet> sets = sets(tenant);
        Parties parties = Parties.of(sets, Cut.LIVE);
        WorkspaceConfiguration configuration = Configurations.read(
                sets.stream()
                        .filter(set -> set.entity().kind().equals(EntityRef.WORKSPACE))
                        .map(EntitySet::events)
                        .findAny()
                        .orElse(EventSet.EMPTY),
                Cut.LIVE,
                WorkspaceConfiguration.standard());
        List<Journey> journeys = new Reading(configuration).journeys(parties);
        Set<String> customers = new HashSet<>();
        journeys.forEach(journey -> journey.deals().stream()
                .filter(Customers::named)
                .forEach(deal -> customers.add(deal.dims().get("customerId"))));
        return Snapshot.of(configuration, journeys, Customers.of(parties, customers), Facts.of(sets, Cut.LIVE));
    }

    List<EntitySet> sets(String tenant) {
        Map<EntityRef, EventSet> sets = new HashMap<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                Arrival arrival = Parsing.arrival(record);
                if (arrival.tenant().equals(tenant)) {
                    sets.merge(arrival.entity(), EventSet.EMPTY.with(arrival.event()), EventSet::union);
                }
            } catch (Refused refused) {
                // waits in quarantine, counts nowhere
            }
        }
        List<EntitySet> all = new ArrayList<>();
        sets.forEach((entity, events) -> all.add(new EntitySet(entity, events)));
        return all;
    }
}
