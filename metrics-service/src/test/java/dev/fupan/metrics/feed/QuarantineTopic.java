package dev.fupan.metrics.feed;

import static dev.fupan.teststack.Patience.await;

import dev.fupan.contracts.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What has reached {@code crm.quarantine}, read from its beginning once the outbox is empty. */
@ApplicationScoped
class QuarantineTopic {
    /** @param value the bytes as text, null when there were none */
    record Waiting(String key, Map<String, String> headers, String value) {
        String reason() {
            return headers.get("fupan_reason");
        }

        String origin() {
            return headers.get("fupan_origin");
        }

        String id() {
            return headers.get("ce_id");
        }
    }

    private final FeedBench bench;
    private final String brokers;
    private final String topic;

    QuarantineTopic(
            FeedBench bench,
            @ConfigProperty(name = "kafka.bootstrap.servers") String brokers,
            @ConfigProperty(name = "fupan.topics.prefix") String prefix) {
        this.bench = bench;
        this.brokers = brokers;
        this.topic = prefix + Topics.CRM_QUARANTINE;
    }

    List<Waiting> of(String tenant) {
        await().until(() -> bench.asTenant(tenant, "select 1 from outbox").isEmpty());
        Map<String, Object> settings = Map.of("bootstrap.servers", brokers);
        List<Waiting> waiting = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    if (tenant.equals(record.key())) {
                        waiting.add(waiting(record));
                    }
                }
            }
        }
        return waiting;
    }

    private static Waiting waiting(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new TreeMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        String value = record.value() == null ? null : new String(record.value(), StandardCharsets.UTF_8);
        return new Waiting(record.key(), headers, value);
    }
}
