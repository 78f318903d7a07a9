package dev.fupan.kit.broker;

import static dev.fupan.teststack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.contracts.Topics;
import dev.fupan.teststack.TestStack;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CompactedTopicTest {

    private final TestStack stack = TestStack.acquire("review");
    private final List<String> applied = new CopyOnWriteArrayList<>();
    private final AtomicBoolean caughtUp = new AtomicBoolean();

    @Test
    void afterAFailureReadingGoesOnWhereItWas() {
        tell("keeper", "1");
        tell("gone", "1");
        tell("gone", null);
        tell("gone", "2");
        AtomicBoolean failed = new AtomicBoolean();
        Broker broker = new Broker(Map.of("bootstrap.servers", stack.bootstrapServers()), Optional.of(stack.topic("")));
        CompactedTopic topic = new CompactedTopic(
                broker,
                Topics.DIRECTORY,
                (key, value) -> {
                    if (applied.size() == 3 && failed.compareAndSet(false, true))
                        throw new IllegalStateException("once");
                    applied.add(key + "=" + (value == null ? "" : new String(value, StandardCharsets.UTF_8)));
                },
                () -> caughtUp.set(true));

        topic.start();
        await().untilTrue(caughtUp);
        topic.stop();

        assertThat(applied).containsExactly("keeper=1", "gone=1", "gone=", "gone=2");
    }

    private void tell(String key, @Nullable String value) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                    stack.topic(Topics.DIRECTORY),
                    key.getBytes(StandardCharsets.UTF_8),
                    value == null ? null : value.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
