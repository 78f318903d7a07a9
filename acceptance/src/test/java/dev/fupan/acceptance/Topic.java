package dev.fupan.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What stands on a topic about one workspace, read from its first record each time. */
record Topic(String brokers, String name, String tenant) {

    /** One CloudEvent; {@code type} as it stands there. */
    record Told(String id, String source, String type, String subject, JsonNode data) {}

    List<Told> all() {
        Map<String, Object> settings = Map.of("bootstrap.servers", brokers);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(name).stream()
                    .map(one -> new TopicPartition(name, one.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<Told> told = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var event : consumer.poll(Duration.ofMillis(200))) {
                    if (tenant.equals(header(event, "ce_tenantid"))) {
                        told.add(read(event));
                    }
                }
            }
            return told;
        }
    }

    List<Told> of(String type) {
        return all().stream().filter(one -> one.type().equals(type)).toList();
    }

    private static Told read(ConsumerRecord<byte[], byte[]> event) {
        try {
            return new Told(
                    header(event, "ce_id"),
                    header(event, "ce_source"),
                    header(event, "ce_type"),
                    header(event, "ce_subject"),
                    Http.JSON.readTree(event.value()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> event, String name) {
        Header header = event.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
