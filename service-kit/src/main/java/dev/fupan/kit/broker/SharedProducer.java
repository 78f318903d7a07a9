package dev.fupan.kit.broker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The producer of a service: durable, ordered, bounded, and safe to call on the event loop.
 *
 * <p>{@code max.block.ms=0}: a send that would have to wait for metadata or buffer space fails at once instead,
 * which the caller answers with 503. So {@link KnownTopics} asks for the metadata before the first send needs it.
 */
@ApplicationScoped
class SharedProducer {

    @Produces
    @Singleton
    Producer<byte[], byte[]> producer(
            Broker broker,
            @ConfigProperty(name = "fupan.producer.delivery-timeout-ms", defaultValue = "4000") int deliveryTimeout,
            @ConfigProperty(name = "fupan.producer.buffer-bytes", defaultValue = "33554432") long buffer) {
        Map<String, Object> more = new HashMap<>();
        more.put("acks", "all");
        more.put("enable.idempotence", true);
        more.put("linger.ms", 0);
        more.put("batch.size", 131072);
        more.put("delivery.timeout.ms", deliveryTimeout);
        more.put("request.timeout.ms", Math.max(1, deliveryTimeout - 500));
        more.put("max.block.ms", 0);
        // Metadata of a topic that was idle must not be dropped: the next send could not wait for it.
        more.put("metadata.max.idle.ms", Duration.ofDays(3650).toMillis());
        more.put("reconnect.backoff.max.ms", 500);
        more.put("buffer.memory", buffer);
        return new KafkaProducer<>(broker.settings(more), new ByteArraySerializer(), new ByteArraySerializer());
    }

    void close(@Disposes Producer<byte[], byte[]> producer) {
        producer.close(Duration.ofSeconds(5));
    }
}
