package dev.fupan.metrics.feed;

import static dev.fupan.teststack.Patience.PATIENCE;
import static dev.fupan.teststack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.contracts.EntityRef;
import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.golden.Agreement;
import dev.fupan.metrics.golden.Answering;
import dev.fupan.metrics.golden.Asked;
import dev.fupan.metrics.golden.GoldenLog;
import dev.fupan.metrics.golden.GoldenSource;
import dev.fupan.metrics.journey.Journey;
import dev.fupan.metrics.journey.Move;
import dev.fupan.metrics.kpi.Snapshot;
import dev.fupan.metrics.view.Envelope;
import dev.fupan.metrics.view.Need;
import dev.fupan.metrics.view.Views;
import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The golden cases through a real broker and a real database, each a tenant of its own, read as rows and as sets. */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "metrics"))
class GoldenFeedTest {
    private static final Set<String> OF_THE_RECORDS = Set.of("duplicates", "conflicts", "quarantined", "quality");

    @Inject
    Views views;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @ConfigProperty(name = "mp.messaging.incoming.crm-events.topic")
    String topic;

    @Test
    void everyCaseAnswersTheSameThroughTheBrokerAndTheDatabase() throws Exception {
        Map<String, JsonNode> cases = cases();
        Map<String, Long> last = send(cases);
        last.forEach((tenant, offset) -> await().untilAsserted(() -> {
            Envelope envelope = views.envelope(tenant).await().atMost(PATIENCE);
            assertThat(envelope.position()).as(tenant).isGreaterThanOrEqualTo(offset);
            assertThat(envelope.rebuilding()).as(tenant).isFalse();
        }));
        int asked = 0;
        for (Map.Entry<String, JsonNode> each : cases.entrySet()) {
            for (JsonNode question : each.getValue().get("questions")) {
                JsonNode ask = question.get("ask");
                boolean ofOffsets = ask.has("position") || ask.has("graceMinutes");
                if (!ofOffsets && !OF_THE_RECORDS.contains(ask.get("question").asText())) {
                    JsonNode answer = new Answering(new FromViews(each.getKey())).answer(new Asked(ask));
                    Agreement.check(question.get("expect"), answer, each.getKey() + " " + ask);
                    asked++;
                }
            }
        }
        assertThat(asked).isGreaterThan(120);
        for (String tenant : cases.keySet()) {
            Snapshot rows = new FromViews(tenant).snapshot(Cut.LIVE);
            Snapshot sets = new FromViews(tenant).snapshot(Cut.LIVE.upTo(Long.MAX_VALUE - 1));
            assertThat(rows.deals()).as(tenant).containsExactlyInAnyOrderElementsOf(sets.deals());
            assertThat(rows.journeys())
                    .as(tenant)
                    .containsExactlyInAnyOrderElementsOf(
                            sets.journeys().stream().map(Journey::alone).toList());
        }
    }

    private Map<String, Long> send(Map<String, JsonNode> cases) throws Exception {
        Map<String, Long> last = new TreeMap<>();
        Map<String, Object> settings = Map.of("bootstrap.servers", brokers, "acks", "all", "linger.ms", 5);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (Map.Entry<String, JsonNode> each : cases.entrySet()) {
                long offset = -1;
                for (ProducerRecord<String, byte[]> record :
                        GoldenTopic.records(topic, each.getKey(), each.getValue())) {
                    offset = producer.send(record).get().offset();
                }
                last.put(each.getKey(), offset);
            }
        }
        return last;
    }

    private static Map<String, JsonNode> cases() throws IOException {
        Path folder = Path.of(System.getProperty("fupan.root", ".."), "contracts/src/main/resources/golden");
        Map<String, JsonNode> cases = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".json")).toList()) {
                String name = file.getFileName().toString();
                cases.put(name.substring(0, name.length() - ".json".length()), GoldenLog.JSON.readTree(file.toFile()));
            }
        }
        return cases;
    }

    private final class FromViews implements GoldenSource {
        private static final long FAR_MICROS = 250_000_000_000_000_000L;
        private final String tenant;

        private FromViews(String tenant) {
            this.tenant = tenant;
        }

        @Override
        public Snapshot snapshot(Cut cut) {
            Set<Need.Rows> all = EnumSet.complementOf(EnumSet.of(Need.Rows.ACTIVITIES));
            return views.known(tenant, new Need(all, -FAR_MICROS, FAR_MICROS), cut)
                    .await()
                    .atMost(PATIENCE)
                    .snapshot();
        }

        @Override
        public List<Move> history(EntityRef entity, Cut cut) {
            return views.history(tenant, entity, cut, null).await().atMost(PATIENCE);
        }

        @Override
        public JsonNode quality(Asked asked) {
            throw new UnsupportedOperationException(asked.question());
        }
    }
}
