package dev.fupan.metrics.feed;

import static dev.fupan.teststack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A stranger joins the group, takes partitions, lies about their offsets and leaves; the database knows better. */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "metrics"))
class RebalanceTest {
    private static final String NOW = "2026-11-01T08:00:00Z";

    @Inject
    FeedBench bench;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @ConfigProperty(name = "mp.messaging.incoming.crm-events.topic")
    String topic;

    @ConfigProperty(name = "mp.messaging.incoming.crm-events.group.id")
    String group;

    @Test
    void storedOffsetsAreSoughtWhateverTheGroupWasTold() throws Exception {
        List<String> tenants =
                IntStream.range(0, 24).mapToObj(i -> ACompany.named("moved")).toList();
        Map<String, RecordMetadata> first = send(tenants, "one");
        first.forEach((tenant, sent) -> bench.awaitPosition(tenant, sent.offset()));

        Set<Integer> taken = new TreeSet<>();
        Map<String, RecordMetadata> second;
        try (KafkaConsumer<String, byte[]> stranger = stranger()) {
            await().pollInSameThread().until(() -> {
                stranger.poll(Duration.ofMillis(100));
                return !stranger.assignment().isEmpty();
            });
            stranger.assignment().forEach(partition -> taken.add(partition.partition()));
            second = send(tenants, "two");
            second.forEach((tenant, sent) -> {
                if (!taken.contains(sent.partition())) {
                    bench.awaitPosition(tenant, sent.offset());
                }
            });
            second.forEach((tenant, sent) -> {
                if (taken.contains(sent.partition())) {
                    assertThat(bench.envelope(tenant).position())
                            .isEqualTo(first.get(tenant).offset());
                }
            });
            claimEverythingWasRead(stranger);
        }

        assertThat(taken).isNotEmpty();
        second.forEach((tenant, sent) -> bench.awaitPosition(tenant, sent.offset()));
        for (String tenant : tenants) {
            assertThat(bench.envelope(tenant).quality().counted()).as(tenant).isEqualTo(2);
            assertThat(bench.envelope(tenant).quality().duplicates()).as(tenant).isZero();
            assertThat(bench.rows(tenant).journeys()).as(tenant).hasSize(2);
        }
    }

    private Map<String, RecordMetadata> send(List<String> tenants, String lead) throws Exception {
        Map<String, RecordMetadata> sent = new HashMap<>();
        Map<String, Object> settings = Map.of("bootstrap.servers", brokers, "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (String tenant : tenants) {
                Said said = Said.of(tenant, "lead.created", lead, NOW, "leadId", lead);
                var record = new ProducerRecord<>(topic, null, null, tenant, said.data(), said.headers());
                sent.put(tenant, producer.send(record).get());
            }
        }
        return sent;
    }

    private KafkaConsumer<String, byte[]> stranger() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", brokers, "group.id", group, "enable.auto.commit", false, "client.id", "stranger");
        var stranger = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        stranger.subscribe(List.of(topic));
        return stranger;
    }

    private static void claimEverythingWasRead(KafkaConsumer<String, byte[]> stranger) {
        Map<TopicPartition, OffsetAndMetadata> claims = new HashMap<>();
        stranger.endOffsets(stranger.assignment())
                .forEach((partition, end) -> claims.put(partition, new OffsetAndMetadata(end)));
        stranger.commitSync(claims);
    }
}
