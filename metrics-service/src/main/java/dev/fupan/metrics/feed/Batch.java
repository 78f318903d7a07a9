package dev.fupan.metrics.feed;

import dev.fupan.contracts.CeHeaders;
import dev.fupan.contracts.EntityRef;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A batch of records, parsed: who is touched, what is refused, and where each partition goes on. */
final class Batch {
    /** A record that is not counted, and why. */
    record Refusal(ConsumerRecord<String, byte[]> record, String reason, String detail) {}

    /** For whom a record waits whose tenant cannot be told. */
    private static final String NOBODY = "unknown";

    private final String topic;
    private final List<ConsumerRecord<String, byte[]>> records;
    private final Map<String, List<Arrival>> arrivals = new TreeMap<>();
    private final Map<String, Map<Long, ConsumerRecord<String, byte[]>>> byPosition = new HashMap<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final Map<Integer, Long> next = new TreeMap<>();

    private Batch(List<ConsumerRecord<String, byte[]>> records) {
        this.topic = records.get(0).topic();
        this.records = records;
    }

    static Batch of(List<ConsumerRecord<String, byte[]>> records) {
        Batch batch = new Batch(records);
        records.forEach(batch::add);
        return batch;
    }

    /** As {@link #of}, on a worker. */
    static CompletableFuture<Batch> parsing(List<ConsumerRecord<String, byte[]>> records) {
        return CompletableFuture.supplyAsync(() -> of(records), Infrastructure.getDefaultWorkerPool());
    }

    static Batch refused(ConsumerRecord<String, byte[]> record, String reason, String detail) {
        Batch batch = new Batch(List.of(record));
        batch.next.put(record.partition(), record.offset() + 1);
        batch.refusals.add(new Refusal(record, reason, detail));
        return batch;
    }

    /** The same without what was applied before. */
    Batch from(Map<Integer, Long> applied) {
        boolean all = true;
        for (ConsumerRecord<String, byte[]> record : records) {
            all &= record.offset() >= applied.getOrDefault(record.partition(), 0L);
        }
        if (all) {
            return this;
        }
        List<ConsumerRecord<String, byte[]>> rest = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            if (record.offset() >= applied.getOrDefault(record.partition(), 0L)) {
                rest.add(record);
            }
        }
        return rest.isEmpty() ? new Batch(records) : of(rest);
    }

    boolean isEmpty() {
        return next.isEmpty();
    }

    int size() {
        return records.size();
    }

    String topic() {
        return topic;
    }

    long newestMillis() {
        return records.get(records.size() - 1).timestamp();
    }

    Collection<Integer> partitions() {
        return next.keySet();
    }

    Map<Integer, Long> next() {
        return next;
    }

    List<Refusal> refusals() {
        return refusals;
    }

    /** Every tenant that is written for, also where all of its records were refused. */
    Collection<String> tenants() {
        Set<String> tenants = new LinkedHashSet<>(arrivals.keySet());
        refusals.forEach(refusal -> tenants.add(tenant(refusal.record())));
        return tenants;
    }

    Map<String, Set<EntityRef>> entities() {
        Map<String, Set<EntityRef>> entities = new TreeMap<>();
        arrivals.forEach((tenant, ofTenant) -> {
            Set<EntityRef> touched = entities.computeIfAbsent(tenant, key -> new LinkedHashSet<>());
            for (Arrival arrival : ofTenant) {
                touched.add(arrival.entity());
                touched.addAll(Links.of(arrival.entity(), arrival.event()));
            }
        });
        return entities;
    }

    List<Changes> fold(Map<String, Stored> stored) {
        Map<String, Changes> folded = new TreeMap<>();
        arrivals.forEach((tenant, ofTenant) ->
                folded.put(tenant, Fold.of(ofTenant, stored.getOrDefault(tenant, Stored.nothing(tenant)))));
        for (Refusal refusal : refusals) {
            ConsumerRecord<String, byte[]> record = refusal.record();
            String tenant = tenant(record);
            // with another key it may lie in a partition where this tenant has no business
            if (tenant.equals(record.key())) {
                folded.computeIfAbsent(tenant, key -> new Changes(key, record.partition()))
                        .refuse(record.offset(), record.timestamp());
            }
        }
        return List.copyOf(folded.values());
    }

    boolean holds(String tenant, long position) {
        return byPosition.getOrDefault(tenant, Map.of()).containsKey(position);
    }

    ConsumerRecord<String, byte[]> record(String tenant, long position) {
        return Objects.requireNonNull(byPosition.get(tenant).get(position), "record");
    }

    static String tenant(ConsumerRecord<String, byte[]> record) {
        String tenant = Parsing.text(record.headers(), CeHeaders.TENANT_ID);
        String named = tenant != null ? tenant : record.key();
        return Soundness.namesTenant(named) ? named : NOBODY;
    }

    private void add(ConsumerRecord<String, byte[]> record) {
        next.put(record.partition(), record.offset() + 1);
        try {
            Arrival arrival = Parsing.arrival(record);
            arrivals.computeIfAbsent(arrival.tenant(), key -> new ArrayList<>()).add(arrival);
            byPosition.computeIfAbsent(arrival.tenant(), key -> new HashMap<>()).put(record.offset(), record);
        } catch (Refused refused) {
            refusals.add(new Refusal(record, refused.reason(), String.valueOf(refused.getMessage())));
        }
    }
}
