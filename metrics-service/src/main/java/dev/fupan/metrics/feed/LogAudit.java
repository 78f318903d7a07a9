package dev.fupan.metrics.feed;

import dev.fupan.contracts.EntityRef;
import dev.fupan.contracts.Topics;
import dev.fupan.kit.broker.Broker;
import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.entity.EntitySet;
import dev.fupan.metrics.entity.EventSet;
import dev.fupan.metrics.kpi.Snapshot;
import dev.fupan.metrics.view.LogReading;
import dev.fupan.metrics.view.SetReading;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Makes the sets of one workspace anew from its partition, with the feed's own understanding of a record.
 *
 * <p>It keeps the whole history of the workspace in memory: an audit, not a way to answer questions.
 */
@ApplicationScoped
class LogAudit implements LogReading {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Broker broker;
    private final String topic;

    LogAudit(Broker broker) {
        this.broker = broker;
        this.topic = broker.topic(Topics.CRM_EVENTS);
    }

    @Override
    public Uni<Snapshot> snapshot(String tenant, int partition, Cut cut) {
        return Uni.createFrom()
                .item(() -> SetReading.snapshot(sets(tenant, partition, cut.position()), cut))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private List<EntitySet> sets(String tenant, int partition, long last) {
        Map<EntityRef, EventSet> sets = new HashMap<>();
        if (last >= 0) {
            TopicPartition log = new TopicPartition(topic, partition);
            try (KafkaConsumer<String, byte[]> consumer = consumer()) {
                consumer.assign(List.of(log));
                long first = consumer.beginningOffsets(List.of(log)).getOrDefault(log, 0L);
                if (first > 0) {
                    throw new IllegalStateException("The log begins at offset " + first + "; what was before is gone.");
                }
                consumer.seek(log, 0);
                while (consumer.position(log) <= last) {
                    add(sets, tenant, last, next(consumer, log));
                }
            }
        }
        List<EntitySet> all = new ArrayList<>(sets.size());
        sets.forEach((entity, events) -> all.add(new EntitySet(entity, events)));
        return all;
    }

    private static ConsumerRecords<String, byte[]> next(KafkaConsumer<String, byte[]> consumer, TopicPartition log) {
        long before = consumer.position(log);
        ConsumerRecords<String, byte[]> records = consumer.poll(PATIENCE);
        if (consumer.position(log) == before) {
            throw new IllegalStateException("The log gives no record after offset " + before + ".");
        }
        return records;
    }

    private static void add(
            Map<EntityRef, EventSet> sets, String tenant, long last, ConsumerRecords<String, byte[]> records) {
        for (ConsumerRecord<String, byte[]> record : records) {
            if (record.offset() <= last && tenant.equals(record.key())) {
                try {
                    Arrival arrival = Parsing.arrival(record);
                    sets.merge(arrival.entity(), EventSet.EMPTY.with(arrival.event()), EventSet::union);
                } catch (Refused refused) {
                    // it takes no identity and counts nowhere, as when the feed met it
                    continue;
                }
            }
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> settings = broker.settings(
                Map.of("enable.auto.commit", false, "allow.auto.create.topics", false, "max.poll.records", 5000));
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
