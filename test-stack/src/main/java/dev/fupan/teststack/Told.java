package dev.fupan.teststack;

import static dev.fupan.teststack.Patience.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What a service has told of one workspace, read from its topic from the beginning each time. */
public final class Told {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String brokers;
    private final String topic;
    private final String tenant;

    /** What stands on the topic with the prefix that tests give it. */
    public Told(String brokers, String topic, String tenant) {
        this.brokers = brokers;
        this.topic = topic;
        this.tenant = tenant;
    }

    /** One event; {@code type} without {@code fupan.} and the version. */
    public record Event(String key, String id, String type, long revision, String actor, JsonNode data) {}

    /** Everything so far, partition by partition. */
    public List<Event> all() {
        Map<String, Object> settings = Map.of("bootstrap.servers", brokers);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(one -> new TopicPartition(topic, one.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<Event> events = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue()))
                for (var record : consumer.poll(Duration.ofMillis(200)))
                    if (tenant.equals(header(record, "ce_tenantid"))) events.add(event(record));
            return events;
        }
    }

    /** Those of that type, once there are at least so many. */
    public List<Event> awaited(String type, int count) {
        await().until(() -> of(type).size() >= count);
        return of(type);
    }

    /** Those of that type. */
    public List<Event> of(String type) {
        return all().stream().filter(event -> event.type().equals(type)).toList();
    }

    /** Those that are wanted. */
    public List<Event> where(Predicate<Event> wanted) {
        return all().stream().filter(wanted).toList();
    }

    private static Event event(ConsumerRecord<byte[], byte[]> record) {
        try {
            String type = header(record, "ce_type");
            return new Event(
                    new String(record.key(), StandardCharsets.UTF_8),
                    header(record, "ce_id"),
                    type.substring("fupan.".length(), type.length() - ".v1".length()),
                    Long.parseLong(header(record, "ce_aggregaterevision")),
                    header(record, "ce_actor"),
                    JSON.readTree(record.value()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
