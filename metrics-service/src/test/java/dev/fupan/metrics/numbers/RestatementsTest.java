package dev.fupan.metrics.numbers;

import static dev.fupan.teststack.Patience.PATIENCE;
import static dev.fupan.teststack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.contracts.CeHeaders;
import dev.fupan.contracts.Topics;
import dev.fupan.contracts.review.ReviewEvent;
import dev.fupan.contracts.signal.SignalEvent;
import dev.fupan.kit.broker.Broker;
import dev.fupan.kit.clock.ServiceClock;
import dev.fupan.metrics.pack.SecondReplica;
import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was frozen stays; that it would be another number today is said once, with the events behind it. */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "metrics"))
class RestatementsTest extends Reviewing {
    private final String tenant = "restated-" + session;

    @Inject
    ServiceClock clock;

    @Inject
    Broker broker;

    @Inject
    SecondReplica second;

    @AfterEach
    void theClockGoesOn() {
        clock.reset();
    }

    @Test
    void afterAThousandLateAndCorrectedEventsTheHashIsTheSameTheLiveViewDiffersAndCausesAreNamed() {
        tell(tenant, Company::channels);
        JsonPath frozen = freeze(tenant, "2026-07-01", "2026-10-01").jsonPath();
        assertThat(value(frozen, "performance/M-01/CNY/actual")).isEqualTo("700");
        assertThat(value(frozen, "channels/M-12/offline")).isEqualTo("0.333333");
        String pack = "/api/v1/packs/" + frozen.getString("packId");

        tell(tenant, "later", Corrections::thousand);

        for (String mode : List.of("sets", "log")) {
            JsonPath replayed = replayed(tenant, pack, mode);
            assertThat(replayed.getBoolean("same")).as(mode).isTrue();
            assertThat(replayed.getString("hash")).as(mode).isEqualTo(frozen.getString("hash"));
        }
        assertThat(get(tenant, "/api/v1/metrics/M-01?period=2026-Q3").getInt("items[0].value"))
                .isEqualTo(7_350);
        assertThat(get(tenant, "/api/v1/metrics/M-11?period=2026-Q3").getInt("items[0].value"))
                .isEqualTo(347);
        assertThat(read(tenant, pack).getMap("")).isEqualTo(frozen.getMap(""));

        SignalEvent.Restated restated =
                restatedAfterQuiet(frozen.getString("packId"), 1).get(0);

        ReviewEvent.Restatement amount = of(restated, "performance/M-01/CNY/actual");
        assertThat(amount.frozen()).isEqualByComparingTo("700");
        assertThat(amount.announced()).isEqualByComparingTo("700");
        assertThat(amount.current()).isEqualByComparingTo("7350");
        assertThat(amount.causeCount())
                .as("250 late wins, 4 corrected amounts, a void, a deletion, a re-opening")
                .isEqualTo(257);
        assertThat(amount.causes()).hasSize(100).allMatch(id -> id.startsWith("later"));
        ReviewEvent.Restatement acquired = of(restated, "performance/M-11/actual");
        assertThat(acquired.current()).isEqualByComparingTo("347");
        assertThat(acquired.causeCount())
                .as("300 creations, 2 deletions, a merge")
                .isEqualTo(303);
        assertThat(of(restated, "performance/M-02/actual").current()).isEqualByComparingTo("254");
        assertThat(of(restated, "performance/M-07/actual").current()).isEqualByComparingTo("253");
        assertThat(of(restated, "channels/M-12/offline").current()).isEqualByComparingTo("0.649068");
        ReviewEvent.Restatement community = of(restated, "channels/M-12/community");
        assertThat(community.current()).isEqualByComparingTo("0.32");
        assertThat(community.causes())
                .as("5 leads that came through another channel")
                .hasSize(5);
        Map<String, Object> shown =
                read(tenant, pack + "/restatements").getMap("items.find { it.numberKey == 'performance/M-11/actual' }");
        assertThat(shown)
                .containsEntry("frozen", "50")
                .containsEntry("current", "347")
                .containsEntry("withdrawn", false);
    }

    @Test
    void whatWasAnnouncedIsNotAnnouncedAgainByARestartOrASecondReplica() throws Exception {
        tell(tenant, Company::channels);
        String pack = freeze(tenant, "2026-07-01", "2026-10-01").jsonPath().getString("packId");
        tell(
                tenant,
                "gone",
                crm -> crm.send(
                        "crm.entity.deleted.v1", "2026-07-20T08:00:00Z", "{'kind':'lead','entityId':'offline-0'}"));

        CompletableFuture<Void> other = CompletableFuture.runAsync(second::compares);
        restatedAfterQuiet(pack, 1);
        other.get(30, TimeUnit.SECONDS);
        second.compares();
        tell(
                tenant,
                "elsewhere",
                crm -> crm.send(
                        "crm.lead.created.v1",
                        "2026-01-20T08:00:00Z",
                        "{'leadId':'of-another-period','channel':'offline'}"));
        comparedAfterQuiet(pack);
        second.compares();

        assertThat(signals(pack)).hasSize(1);
        assertThat(read(tenant, "/api/v1/packs/" + pack + "/restatements").getList("items.round"))
                .containsOnly(1);
    }

    @Test
    void aNumberThatReturnsIsWithdrawnAndNothingIsAnnouncedTwice() {
        tell(tenant, Company::channels);
        String pack = freeze(tenant, "2026-07-01", "2026-10-01").jsonPath().getString("packId");
        String won = "{'kind':'lead','entityId':'offline-0'}";
        tell(tenant, "gone", crm -> crm.send("crm.entity.deleted.v1", "2026-07-20T08:00:00Z", won));
        restatedAfterQuiet(pack, 1);
        tell(
                tenant,
                "elsewhere",
                crm -> crm.send(
                        "crm.lead.created.v1",
                        "2026-01-20T08:00:00Z",
                        "{'leadId':'of-another-period','channel':'offline'}"));
        comparedAfterQuiet(pack);
        tell(tenant, "back", crm -> crm.send("crm.entity.restored.v1", "2026-07-21T08:00:00Z", won));

        List<SignalEvent.Restated> all = restatedAfterQuiet(pack, 2);

        assertThat(all).hasSize(2);
        ReviewEvent.Restatement first = of(all.get(0), "performance/M-11/actual");
        assertThat(first.causes()).containsExactly("gonee0");
        assertThat(first.withdrawn()).isFalse();
        assertThat(all.get(1).changes())
                .hasSameSizeAs(all.get(0).changes())
                .allMatch(ReviewEvent.Restatement::withdrawn);
        ReviewEvent.Restatement last = of(all.get(1), "performance/M-11/actual");
        assertThat(last.announced()).isEqualByComparingTo("49");
        assertThat(last.current()).isEqualByComparingTo("50");
        assertThat(last.causes()).containsExactly("backe0");
    }

    private static String value(JsonPath pack, String key) {
        return pack.getString("numbers.find { it.key == '" + key + "' }.value");
    }

    private static ReviewEvent.Restatement of(SignalEvent.Restated restated, String key) {
        return restated.changes().stream()
                .filter(each -> each.numberKey().equals(key))
                .findFirst()
                .orElseThrow();
    }

    /** All signals of the pack, once there are so many; each id once. */
    private List<SignalEvent.Restated> restatedAfterQuiet(String pack, int expected) {
        comparedAfterQuiet(pack);
        List<SignalEvent.Restated> signals = new ArrayList<>();
        await().until(() -> {
            signals.clear();
            signals.addAll(signals(pack));
            return signals.size() >= expected;
        });
        return signals;
    }

    private void comparedAfterQuiet(String pack) {
        long last = views.envelope(tenant).await().atMost(PATIENCE).position();
        await().until(() -> {
            clock.advance(Duration.ofSeconds(61));
            return read(tenant, "/api/v1/packs/" + pack + "/restatements").getLong("position") >= last;
        });
    }

    private List<SignalEvent.Restated> signals(String pack) {
        List<SignalEvent.Restated> signals = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(broker.topic(Topics.SIGNALS)).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (record.key().equals(pack) && ids.add(header(record, CeHeaders.ID))) {
                        signals.add((SignalEvent.Restated) SignalEvent.FAMILY
                                .read(header(record, CeHeaders.TYPE), record.value())
                                .orElseThrow());
                    }
                }
            }
        }
        return signals;
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
