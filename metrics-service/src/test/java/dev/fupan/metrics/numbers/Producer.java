package dev.fupan.metrics.numbers;

import dev.fupan.contracts.CeHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A CRM whose events stand on the topic as intake would have put them there. */
final class Producer implements AutoCloseable {
    private final KafkaProducer<String, byte[]> kafka;
    private final String topic;
    private final String tenant;
    private final String chapter;
    private long sent;
    private long last = -1;

    Producer(String brokers, String topic, String tenant, String chapter) {
        this.chapter = chapter;
        this.kafka = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "acks", "all", "linger.ms", 5),
                new StringSerializer(),
                new ByteArraySerializer());
        this.topic = topic;
        this.tenant = tenant;
    }

    /** @param data JSON with single quotes */
    Producer send(String type, String time, String data) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(topic, tenant, data.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        Map<String, String> headers = Map.of(
                CeHeaders.TENANT_ID,
                tenant,
                CeHeaders.RECEIVED_TIME,
                "2026-11-01T00:00:00Z",
                CeHeaders.ID,
                chapter + "e" + sent++,
                CeHeaders.SOURCE,
                "/crm",
                CeHeaders.TYPE,
                type,
                CeHeaders.TIME,
                time);
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        kafka.send(record, (written, failure) -> last = written.offset());
        return this;
    }

    /** The offset of the last event, once all are written. */
    long flushed() {
        kafka.flush();
        return last;
    }

    @Override
    public void close() {
        kafka.close();
    }
}
