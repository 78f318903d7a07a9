package dev.fupan.metrics.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fupan.contracts.CeHeaders;
import dev.fupan.metrics.golden.GoldenLog;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** A golden case as records of the topic, in the order of its offsets, the configuration first. */
final class GoldenTopic {
    private GoldenTopic() {}

    static List<ProducerRecord<String, byte[]>> records(String topic, String tenant, JsonNode golden) {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        ObjectNode configuration = GoldenLog.JSON
                .createObjectNode()
                .put("id", "before-the-first-record")
                .put("source", "/ingest-service")
                .put("type", "fupan.workspace.configured.v1")
                .put("time", "0001-01-01T00:00:00Z");
        configuration.set("data", golden.get("configuration"));
        records.add(record(topic, tenant, configuration, "2026-12-01T07:00:00Z"));
        golden.get("records")
                .forEach(each -> records.add(record(
                        topic,
                        tenant,
                        each.get("event"),
                        each.get("receivedTime").asText())));
        return records;
    }

    private static ProducerRecord<String, byte[]> record(String topic, String tenant, JsonNode event, String received) {
        JsonNode data = event.get("data");
        JsonNode sent = data.has("pipeline") && data.get("pipeline").isObject() ? GoldenLog.ours(data) : data;
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(topic, tenant, sent.toString().getBytes(StandardCharsets.UTF_8));
        header(record, CeHeaders.TENANT_ID, tenant);
        header(record, CeHeaders.RECEIVED_TIME, received);
        header(record, CeHeaders.ID, event.get("id").asText());
        header(record, CeHeaders.SOURCE, event.get("source").asText());
        header(record, CeHeaders.TYPE, event.get("type").asText());
        header(record, CeHeaders.TIME, event.path("time").asText(null));
        header(record, CeHeaders.SEQUENCE, event.path("sequence").asText(null));
        return record;
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, @Nullable String value) {
        if (value != null) {
            record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }
}
