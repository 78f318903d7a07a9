package dev.fupan.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.fupan.contracts.CeHeaders;
import dev.fupan.contracts.OwnHeaders;
import dev.fupan.contracts.action.ActionEvent;
import dev.fupan.contracts.crm.EventJson;
import dev.fupan.contracts.loop.EventFamily;
import dev.fupan.contracts.signal.SignalEvent;
import dev.fupan.contracts.workspace.WorkingDays;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The tracker and the metrics as reviews meet them: events on their topics. */
public final class Neighbours {

    private final String brokers;
    private final String prefix;
    private final String tenant;

    Neighbours(String brokers, String prefix, String tenant) {
        this.brokers = brokers;
        this.prefix = prefix;
        this.tenant = tenant;
    }

    /** The tracker sends the event of that action as its revision. */
    public void tracker(String actionId, long revision, Instant at, ActionEvent event) {
        Map<String, String> headers = new HashMap<>(Map.of(
                CeHeaders.ID, actionId + "-" + revision,
                CeHeaders.SOURCE, "/action-tracker-service",
                CeHeaders.TYPE, EventFamily.nameOf(event),
                CeHeaders.TIME, at.toString(),
                OwnHeaders.AGGREGATE_REVISION, Long.toString(revision)));
        send("fupan.actions", actionId, headers, EventFamily.write(event));
    }

    /** The metrics signal that numbers of a pack would be others today. */
    public void metrics(String eventId, SignalEvent.Restated restated) {
        Map<String, String> headers = new HashMap<>(Map.of(
                CeHeaders.ID,
                eventId,
                CeHeaders.SOURCE,
                "/metrics-service",
                CeHeaders.TYPE,
                EventFamily.nameOf(restated)));
        send("fupan.signals", restated.packId(), headers, EventFamily.write(restated));
    }

    /** The tracker tells on which days the workspace works. */
    public void workingDays(WorkingDays days) {
        try {
            send("fupan.calendars", tenant, new HashMap<>(), EventJson.mapper().writeValueAsBytes(days));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void send(String topic, String key, Map<String, String> headers, byte[] value) {
        var record = new ProducerRecord<>(prefix + topic, bytes(key), value);
        headers.putAll(Map.of(CeHeaders.SPEC_VERSION, "1.0", CeHeaders.TENANT_ID, tenant));
        headers.forEach((name, text) -> record.headers().add(name, bytes(text)));
        var serializer = new ByteArraySerializer();
        try (var producer =
                new KafkaProducer<byte[], byte[]>(Map.of("bootstrap.servers", brokers), serializer, serializer)) {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
