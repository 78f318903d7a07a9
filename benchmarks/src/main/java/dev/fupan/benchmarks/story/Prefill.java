package dev.fupan.benchmarks.story;

import dev.fupan.contracts.CeHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Fills a topic as the intake would: binary mode, the tenant as key. */
public final class Prefill {

    private static final byte[] SPEC_VERSION = utf8(CeHeaders.SPEC_VERSION_1_0);
    private static final byte[] JSON = utf8(CeHeaders.APPLICATION_JSON);
    private static final byte[] SOURCE = utf8(StoryEvent.SOURCE);

    private Prefill() {}

    /** The mean size of a record, headers included. */
    public static int write(String bootstrapServers, String topic, Story story, int events) {
        AtomicReference<Exception> failure = new AtomicReference<>();
        long bytes = 0;
        // One request at a time: on a topic that was made a moment ago the first may be refused while the second is
        // taken, and then the broker refuses the first one's sequence for ever.
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "acks",
                "all",
                "linger.ms",
                5,
                "batch.size",
                262_144,
                "max.in.flight.requests.per.connection",
                1);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < events; i++) {
                ProducerRecord<String, byte[]> record = record(topic, story.next());
                bytes += size(record);
                producer.send(record, (metadata, failed) -> failure.compareAndSet(null, failed));
            }
        }
        if (failure.get() != null) {
            throw new IllegalStateException("the log could not be filled", failure.get());
        }
        return (int) (bytes / events);
    }

    static ProducerRecord<String, byte[]> record(String topic, StoryEvent event) {
        var record = new ProducerRecord<>(topic, event.tenant(), utf8(event.data()));
        record.headers()
                .add(CeHeaders.SPEC_VERSION, SPEC_VERSION)
                .add(CeHeaders.ID, utf8(event.id()))
                .add(CeHeaders.SOURCE, SOURCE)
                .add(CeHeaders.TYPE, utf8(event.type()))
                .add(CeHeaders.TIME, utf8(event.time().toString()))
                .add(CeHeaders.CONTENT_TYPE, JSON)
                .add(CeHeaders.TENANT_ID, utf8(event.tenant()))
                .add(CeHeaders.RECEIVED_TIME, utf8(received(event.time()).toString()));
        return record;
    }

    private static Instant received(Instant happened) {
        return happened.plusMillis(1_250);
    }

    private static long size(ProducerRecord<String, byte[]> record) {
        long size = record.key().length() + record.value().length;
        for (var header : record.headers()) {
            size += header.key().length() + header.value().length + 2;
        }
        return size;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
