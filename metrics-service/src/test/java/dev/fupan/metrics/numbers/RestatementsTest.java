package dev.fupan.metrics.numbers;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fupan.contracts.CeHeaders;
import dev.fupan.contracts.Topics;
import dev.fupan.contracts.review.ReviewEvent;
import dev.fupan.contracts.signal.SignalEvent;
import dev.fupan.kit.broker.Broker;
import dev.fupan.kit.clock.ServiceClock;
import dev.fupan.teststack.FupanStack;
import dev.fupan.teststack.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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
class RestatementsTest extends Asking {
    private final String session = UUID.randomUUID().toString();
    private final String tenant = "restated-" + session;

    @Inject
    ServiceClock clock;

    @Inject
    Broker broker;

    @AfterEach
    void theClockGoesOn() {
        clock.reset();
    }

    @Test
    void afterAThousandLateAndCorrectedEventsTheHashIsTheSameTheLiveViewDiffersAndCausesAreNamed() {
        tell(tenant, Company::channels);
        JsonPath frozen = freeze();
        assertThat(frozen.getString("numbers.find { it.key == 'channels/M-12/offline' }.value")).isEqualTo("0.333333");
        String pack = "/api/v1/packs/" + frozen.getString("packId");

        tell(tenant, "later", RestatementsTest::lateAndCorrected);

        assertThat(replayed(pack).getBoolean("same")).isTrue();
        assertThat(get(tenant, "/api/v1/metrics/M-11?period=2026-Q3&filter.channel=offline").getInt("items[0].value"))
                .isEqualTo(528);
        assertThat(read(pack).getMap("")).isEqualTo(frozen.getMap(""));
        assertThat(read(pack + "/restatements").getList("items")).as("the feed was not quiet yet").isEmpty();

        SignalEvent.Restated restated = restatedAfterQuiet(frozen.getString("packId"), 1).get(0);

        ReviewEvent.Restatement intent = of(restated, "channels/M-12/offline");
        assertThat(intent.current()).isEqualByComparingTo("0.958333");
        assertThat(intent.announced()).isEqualByComparingTo("0.333333");
        assertThat(intent.causeCount()).isEqualTo(1_000);
        assertThat(intent.causes()).hasSize(100).allMatch(id -> id.startsWith("later"));
        ReviewEvent.Restatement acquired = of(restated, "performance/M-11/actual");
        assertThat(acquired.frozen()).isEqualByComparingTo("50");
        assertThat(acquired.current()).isEqualByComparingTo("548");
        assertThat(acquired.causeCount()).as("500 creations and two deletions").isEqualTo(502);
        assertThat(restated.changes()).extracting(ReviewEvent.Restatement::numberKey)
                .doesNotContain("channels/M-12/community");
        Map<String, Object> shown = read(pack + "/restatements")
                .getMap("items.find { it.numberKey == 'performance/M-11/actual' }");
        assertThat(shown).containsEntry("frozen", "50").containsEntry("current", "548").containsEntry("withdrawn", false);
    }

    @Test
    void aNumberThatReturnsIsWithdrawnAndNothingIsAnnouncedTwice() {
        tell(tenant, Company::channels);
        String pack = freeze().getString("packId");
        String won = "{'kind':'lead','entityId':'offline-0'}";
        tell(tenant, "gone", crm -> crm.send("crm.entity.deleted.v1", "2026-07-20T08:00:00Z", won));
        restatedAfterQuiet(pack, 1);
        tell(tenant, "elsewhere", crm -> crm.send(
                "crm.lead.created.v1", "2026-01-20T08:00:00Z", "{'leadId':'of-another-period','channel':'offline'}"));
        comparedAfterQuiet(pack);
        tell(tenant, "back", crm -> crm.send("crm.entity.restored.v1", "2026-07-21T08:00:00Z", won));

        List<SignalEvent.Restated> all = restatedAfterQuiet(pack, 2);

        assertThat(all).hasSize(2);
        ReviewEvent.Restatement first = of(all.get(0), "performance/M-11/actual");
        assertThat(first.causes()).containsExactly("gonee0");
        assertThat(first.withdrawn()).isFalse();
        assertThat(all.get(1).changes()).hasSameSizeAs(all.get(0).changes()).allMatch(ReviewEvent.Restatement::withdrawn);
        ReviewEvent.Restatement last = of(all.get(1), "performance/M-11/actual");
        assertThat(last.announced()).isEqualByComparingTo("49");
        assertThat(last.current()).isEqualByComparingTo("50");
        assertThat(last.causes()).containsExactly("backe0");
    }

    /** 500 leads that come late, 498 of them qualified, and two leads that never were. */
    private static void lateAndCorrected(Producer crm) {
        for (int i = 0; i < 500; i++) {
            crm.send("crm.lead.created.v1", "2026-07-03T08:00:00Z", "{'leadId':'late-" + i + "','channel':'offline'}");
            if (i < 498) {
                crm.send("crm.lead.qualified.v1", "2026-07-05T08:00:00Z", "{'leadId':'late-" + i + "','level':'MQL'}");
            }
        }
        for (int i = 0; i < 2; i++) {
            crm.send(
                    "crm.entity.deleted.v1",
                    "2026-07-06T08:00:00Z",
                    "{'kind':'lead','entityId':'offline-" + i + "'}");
        }
    }

    private static ReviewEvent.Restatement of(SignalEvent.Restated restated, String key) {
        return restated.changes().stream().filter(each -> each.numberKey().equals(key)).findFirst().orElseThrow();
    }

    /** All signals of the pack, once there are so many; each id once. */
    private List<SignalEvent.Restated> restatedAfterQuiet(String pack, int expected) {
        comparedAfterQuiet(pack);
        List<SignalEvent.Restated> signals = new ArrayList<>();
        await().atMost(PATIENCE).until(() -> {
            signals.clear();
            signals.addAll(signals(pack));
            return signals.size() >= expected;
        });
        return signals;
    }

    private void comparedAfterQuiet(String pack) {
        long last = views.envelope(tenant).await().atMost(PATIENCE).position();
        await().atMost(PATIENCE).until(() -> {
            clock.advance(Duration.ofSeconds(61));
            return read("/api/v1/packs/" + pack + "/restatements").getLong("position") >= last;
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

    private JsonPath replayed(String pack) {
        String location = review().post(pack + "/replays").then().statusCode(202).extract().header("Location");
        await().atMost(PATIENCE).until(() -> read(location).getString("state").equals("done"));
        return read(location);
    }

    private JsonPath freeze() {
        Response frozen = review()
                .header("Idempotency-Key", session + "/1")
                .contentType("application/json")
                .body(Map.of("sessionId", session, "packNo", 1, "from", "2026-07-01", "to", "2026-10-01", "scope", Map.of()))
                .post("/api/v1/packs");
        assertThat(frozen.statusCode()).as(frozen.asString()).isEqualTo(201);
        return frozen.jsonPath();
    }

    private JsonPath read(String location) {
        return review().get(location).then().statusCode(200).extract().jsonPath();
    }

    private RequestSpecification review() {
        return given().header(
                        "Authorization",
                        "Bearer " + TestIssuer.running().service("review-service", "metrics-service", "packs.freeze", "packs.replay"))
                .header("Fupan-Tenant", tenant);
    }
}
