package dev.fupan.metrics.numbers;

import static dev.fupan.teststack.Patience.PATIENCE;
import static dev.fupan.teststack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.kit.clock.ServiceClock;
import dev.fupan.metrics.pack.SecondReplica;
import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A pack can be computed again, by whoever is there to do it, and says why it would be another. */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "metrics"))
class ReplaysTest extends Reviewing {
    private static final String FROM = "2026-07-01";
    private static final String TO = "2026-10-01";

    private final String tenant = "replayed-" + session;

    @Inject
    SecondReplica second;

    @Inject
    ServiceClock clock;

    @AfterEach
    void theClockGoesOn() {
        clock.reset();
    }

    @Test
    void theLogItselfGivesTheSameHashThroughDuplicatesConflictsAndRecordsThatNobodyUnderstands() {
        tell(tenant, Company::channels);
        tell(tenant, "later", crm -> {
            crm.send("crm.nothing.known.v1", "2026-07-04T08:00:00Z", "{'leadId':'offline-0'}");
            crm.send("crm.lead.created.v1", "2026-07-04T08:00:00Z", "{'channel':'offline'}");
            crm.send("crm.lead.created.v1", "2026-07-04T08:00:00Z", "{'leadId':'late','channel':'offline'}");
        });
        tell(tenant, Company::channels);
        try (Producer again = new Producer(brokers, topic, tenant, "")) {
            Company.channels(again);
        }
        try (Producer other = new Producer(brokers, topic, tenant, "later")) {
            for (int i = 0; i < 3; i++) {
                other.send("crm.lead.created.v1", "2026-07-05T08:00:00Z", "{'leadId':'late','channel':'community'}");
            }
            long last = other.flushed();
            await().until(() -> views.envelope(tenant).await().atMost(PATIENCE).position() >= last);
        }
        String pack = freeze(tenant, FROM, TO).header("Location");
        tell(
                tenant,
                "after",
                crm -> crm.send(
                        "crm.lead.created.v1", "2026-07-04T08:00:00Z", "{'leadId':'after','channel':'offline'}"));

        JsonPath fromLog = replayed(tenant, pack, "log");
        JsonPath fromSets = replayed(tenant, pack, "sets");

        assertThat(fromLog.getString("mode")).isEqualTo("log");
        assertThat(fromLog.getString("state")).as(fromLog.prettify()).isEqualTo("done");
        assertThat(fromLog.getList("differences")).isEmpty();
        assertThat(fromLog.getBoolean("same")).isTrue();
        assertThat(fromLog.getString("hash")).isEqualTo(read(tenant, pack).getString("hash"));
        assertThat(fromSets.getString("hash")).isEqualTo(fromLog.getString("hash"));
        assertThat(fromLog.getBoolean("definitionChanged")).isFalse();
    }

    @Test
    void whatADeadOwnerLeftIsTakenUpWhenHisTimeIsOver() {
        tell(tenant, Company::channels);
        String pack = freeze(tenant, FROM, TO).header("Location");
        String id = read(tenant, pack).getString("packId");
        second.diedOver(tenant, id, 1, "sets", clock.instant().plus(Duration.ofMinutes(10)));
        second.diedOver(tenant, id, 2, "log", clock.instant().minus(Duration.ofMinutes(10)));

        assertThat(done(tenant, pack + "/replays/2").getBoolean("same")).isTrue();
        assertThat(read(tenant, pack + "/replays/1").getString("state"))
                .as("its owner may be alive")
                .isEqualTo("running");

        clock.advance(Duration.ofMinutes(11));

        assertThat(done(tenant, pack + "/replays/1").getBoolean("same")).isTrue();
    }

    @Test
    void otherDefinitionsAreSaidWithBothVersionsAndEachNumberThatIsAnother() {
        tell(tenant, Company::channels);
        String asked = "{\"sessionId\":\"" + session + "\",\"packNo\":1,\"from\":\"" + FROM + "\",\"to\":\"" + TO
                + "\",\"scope\":{}}";
        String before = second.frozenBefore(tenant, asked);
        String other = second.withAnotherNumber(
                tenant, before, UUID.randomUUID().toString(), "\"value\":\"0.333333\"", "\"value\":\"0.3\"");

        JsonPath same = replayed(tenant, "/api/v1/packs/" + before, "sets");
        assertThat(same.getBoolean("same")).isTrue();
        assertThat(same.getBoolean("definitionChanged")).isTrue();
        assertThat(same.getString("definitions.frozen.codeVersion")).startsWith("0.0.1/");
        assertThat(same.getString("definitions.now.codeVersion")).doesNotStartWith("0.0.1/");
        assertThat(same.getList("differences")).isEmpty();

        JsonPath another = replayed(tenant, "/api/v1/packs/" + other, "sets");
        assertThat(another.getBoolean("same")).isFalse();
        assertThat(another.getInt("differenceCount")).isEqualTo(1);
        assertThat(another.getMap("differences[0]"))
                .containsEntry("numberKey", "channels/M-12/offline")
                .containsEntry("member", "value")
                .containsEntry("frozen", "0.3")
                .containsEntry("replayed", "0.333333");
    }

    @Test
    void aModeThatThereIsNotIsRefusedAndWhatIsNotThereIsNotReplayed() {
        tell(tenant, Company::channels);
        String pack = freeze(tenant, FROM, TO).header("Location");

        assertThat(review(tenant).post(pack + "/replays?mode=guess").statusCode())
                .isEqualTo(422);
        assertThat(review(tenant).post("/api/v1/packs/none/replays").statusCode())
                .isEqualTo(404);
        assertThat(review(tenant).get(pack + "/replays/7").statusCode()).isEqualTo(404);
    }
}
