package dev.fupan.review;

import dev.fupan.contracts.CeHeaders;
import dev.fupan.contracts.OwnHeaders;
import dev.fupan.contracts.action.ActionEvent;
import dev.fupan.contracts.loop.EventFamily;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The tracker as reviews meet it: events on the topic of actions. */
public final class Tracker {

    private final String brokers;
    private final String topic;
    private final String tenant;

    Tracker(String brokers, String prefix, String tenant) {
        this.brokers = brokers;
        this.topic = prefix + "fupan.actions";
        this.tenant = tenant;
    }

    /** Sends the event of that action as its revision. */
    public void tell(String actionId, long revision, Instant at, ActionEvent event) {
        var record = new ProducerRecord<>(topic, bytes(actionId), EventFamily.write(event));
        Map<String, String> headers = Map.of(
                CeHeaders.SPEC_VERSION,
                "1.0",
                CeHeaders.ID,
                actionId + "-" + revision,
                CeHeaders.SOURCE,
                "/action-tracker-service",
                CeHeaders.TYPE,
                EventFamily.nameOf(event),
                CeHeaders.TIME,
                at.toString(),
                CeHeaders.TENANT_ID,
                tenant,
                OwnHeaders.AGGREGATE_REVISION,
                Long.toString(revision),
                OwnHeaders.CAUSATION_ID,
                "test",
                OwnHeaders.ACTOR,
                "lead");
        headers.forEach((name, value) -> record.headers().add(name, bytes(value)));
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
