package dev.fupan.kit.outbox;

import static java.util.Objects.requireNonNull;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka record that waits to be sent.
 *
 * @param topic as in {@code Topics}, without the installation's prefix
 * @param value null = a tombstone
 */
public record OutgoingRecord(
        String tenant, String topic, String key, Map<String, String> headers, byte @Nullable [] value) {

    public OutgoingRecord {
        requireNonNull(tenant, "tenant");
        requireNonNull(topic, "topic");
        requireNonNull(key, "key");
        headers = Map.copyOf(headers);
    }

    String headersJson() {
        return new JsonObject(new LinkedHashMap<>(headers)).encode();
    }

    static ProducerRecord<byte[], byte[]> toKafka(
            String topic, String key, JsonObject headers, byte @Nullable [] value) {
        var record = new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value);
        headers.forEach(header -> record.headers()
                .add(header.getKey(), header.getValue().toString().getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
