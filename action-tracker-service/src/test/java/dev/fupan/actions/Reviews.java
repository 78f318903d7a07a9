package dev.fupan.actions;

import dev.fupan.contracts.CeHeaders;
import dev.fupan.contracts.OwnHeaders;
import dev.fupan.contracts.loop.EventFamily;
import dev.fupan.contracts.review.ReviewEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The review service as the tracker meets it: events on the topic of reviews. */
public final class Reviews {

    private final String brokers;
    private final String topic;
    private final String tenant;

    Reviews(String brokers, String prefix, String tenant) {
        this.brokers = brokers;
        this.topic = prefix + "fupan.reviews";
        this.tenant = tenant;
    }

    /** Sends the event of that review as its revision. */
    public void tell(String reviewId, long revision, Instant at, ReviewEvent event) {
        tell(reviewId, revision, at, EventFamily.nameOf(event), EventFamily.write(event));
    }

    /** Whatever it is. */
    public void tellRaw(String reviewId, long revision, String type, String data) {
        tell(reviewId, revision, Instant.EPOCH, type, bytes(data));
    }

    private void tell(String reviewId, long revision, Instant at, String type, byte[] data) {
        var record = new ProducerRecord<>(topic, bytes(reviewId), data);
        Map<String, String> headers = Map.of(
                CeHeaders.SPEC_VERSION,
                "1.0",
                CeHeaders.ID,
                reviewId + "-" + revision,
                CeHeaders.SOURCE,
                "/review-service",
                CeHeaders.TYPE,
                type,
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
