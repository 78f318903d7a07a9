package dev.fupan.ingest.quarantine;

import static dev.fupan.ingest.Api.event;
import static dev.fupan.ingest.Api.lead;
import static dev.fupan.teststack.Patience.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.fupan.contracts.QuarantineHeaders;
import dev.fupan.contracts.Topics;
import dev.fupan.ingest.Api;
import dev.fupan.ingest.Log;
import dev.fupan.kit.broker.Broker;
import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(FupanStack.class)
class QuarantineResourceTest {

    private static final String UNKNOWN = "crm.lead.teleported.v1";

    @Inject
    Broker broker;

    @Inject
    Producer<byte[], byte[]> producer;

    private Api api;

    @BeforeEach
    void aWorkspace() {
        api = Api.ofNewWorkspace();
    }

    @Test
    void anEventOfAnUnknownTypeWaitsWithReasonAndBytesOnce() {
        api.structured(event("q-1", UNKNOWN, "{\"leadId\": \"L\"}")).then().statusCode(202);
        api.structured(event("q-1", UNKNOWN, "{\"leadId\": \"L\"}")).then().statusCode(202);

        String id = waiting(1);
        api.request()
                .get("/api/v1/quarantine/" + id)
                .then()
                .body(
                        "reason",
                        equalTo("unknownType"),
                        "eventId",
                        equalTo("q-1"),
                        "attributes.source",
                        equalTo("/crm"));
        assertThat(api.request().get("/api/v1/quarantine/" + id + "/data").asString())
                .isEqualTo("{\"leadId\": \"L\"}");
    }

    @Test
    void aCorrectedEventGoesToTheLogAndIsNoLongerWaiting() {
        api.structured(event("q-1", UNKNOWN, "{}")).then().statusCode(202);
        String id = waiting(1);
        String redrive = "/api/v1/quarantine/" + id + "/redrive";

        api.request().post(redrive).then().statusCode(409);
        api.json()
                .body(lead("q-1", ""))
                .post(redrive)
                .then()
                .statusCode(422)
                .body("violations[0].pointer", equalTo("/data/leadId"));
        api.json().body(lead("q-1", "L-1")).post(redrive).then().statusCode(202).body("state", equalTo("redriven"));
        api.json().body(lead("q-1", "L-1")).post(redrive).then().statusCode(409);

        await().untilAsserted(() -> assertThat(Log.of(broker, Topics.CRM_EVENTS, api.tenant()))
                .anyMatch(record -> "q-1".equals(Log.header(record, "ce_id"))));
        api.request().get("/api/v1/quarantine").then().body("items", empty(), "waiting", empty());
        api.request().get("/api/v1/quarantine?state=redriven").then().body("items", hasSize(1));
    }

    @Test
    void whatMetricsPutThereIsSentAgainAsItCame() {
        var record = new ProducerRecord<>(
                broker.topic(Topics.CRM_QUARANTINE),
                api.tenant().getBytes(UTF_8),
                "{\"leadId\":\"L\"}".getBytes(UTF_8));
        String[][] headers = {
            {"ce_specversion", "1.0"},
            {"ce_id", "c-1"},
            {"ce_source", "/crm"},
            {"ce_type", "crm.lead.created.v1"},
            {"ce_tenantid", api.tenant()},
            {"ce_receivedtime", "2026-11-01T00:00:00Z"},
            {"content-type", "application/json"},
            {"fupan_reason", "conflict"},
            {"fupan_origin", "crm.events/3/17"}
        };
        for (String[] header : headers) record.headers().add(header[0], header[1].getBytes(UTF_8));
        producer.send(record);
        producer.send(record);

        String id = waiting(1);
        api.request().post("/api/v1/quarantine/" + id + "/redrive").then().statusCode(202);

        await().untilAsserted(() -> assertThat(Log.of(broker, Topics.CRM_EVENTS, api.tenant()))
                .anyMatch(sent -> "c-1".equals(Log.header(sent, "ce_id"))
                        && "2026-11-01T00:00:00Z".equals(Log.header(sent, "ce_receivedtime"))));
    }

    @Test
    void poisonIsKeptLikeAnythingElse() {
        var record = new ProducerRecord<>(
                broker.topic(Topics.CRM_QUARANTINE), api.tenant().getBytes(UTF_8), new byte[] {0, -1, '{'});
        record.headers().add("ce_id", new byte[] {0, 'x', -2});
        producer.send(record);
        producer.send(new ProducerRecord<>(
                broker.topic(Topics.CRM_QUARANTINE), api.tenant().getBytes(UTF_8), null));

        await().untilAsserted(
                        () -> api.request().get("/api/v1/quarantine").then().body("items", hasSize(2)));
    }

    @Test
    void aDecisionIsToldToThoseWhoCountWhatWaits() {
        api.structured(event("q-1", UNKNOWN, "{}")).then().statusCode(202);
        String discarded = waiting(1);
        String first = origin(discarded);
        api.request()
                .post("/api/v1/quarantine/" + discarded + "/discard")
                .then()
                .statusCode(200);
        api.structured(event("q-2", UNKNOWN, "{}")).then().statusCode(202);
        String redriven = waiting(1);
        String second = origin(redriven);
        String redrive = "/api/v1/quarantine/" + redriven + "/redrive";
        api.json().body(lead("q-2", "L-1")).post(redrive).then().statusCode(202);

        await().untilAsserted(() -> assertThat(decisions())
                .containsExactly(first + " unknownType discarded", second + " unknownType redriven"));
    }

    @Test
    void whatWasDecidedIsNoEventInQuarantine() {
        var decision = new ProducerRecord<>(
                broker.topic(Topics.CRM_QUARANTINE), api.tenant().getBytes(UTF_8), "{}".getBytes(UTF_8));
        decision.headers()
                .add(QuarantineHeaders.ORIGIN, "crm.events/3/17".getBytes(UTF_8))
                .add(QuarantineHeaders.REASON, "conflict".getBytes(UTF_8))
                .add(QuarantineHeaders.STATE, "discarded".getBytes(UTF_8));
        producer.send(decision);

        // it stands in the same partition behind it
        api.structured(event("q-1", UNKNOWN, "{}")).then().statusCode(202);

        String id = waiting(1);
        api.request().get("/api/v1/quarantine/" + id).then().body("eventId", equalTo("q-1"));
    }

    @Test
    void anotherWorkspaceSeesAndMovesNothing() {
        api.structured(event("q-1", UNKNOWN, "{}")).then().statusCode(202);
        String id = waiting(1);
        Api other = Api.ofNewWorkspace();

        other.request().get("/api/v1/quarantine/" + id).then().statusCode(404);
        other.request().post("/api/v1/quarantine/" + id + "/discard").then().statusCode(404);
        api.request()
                .post("/api/v1/quarantine/" + id + "/discard")
                .then()
                .statusCode(200)
                .body("state", equalTo("discarded"));
    }

    private List<String> decisions() {
        return Log.of(broker, Topics.CRM_QUARANTINE, api.tenant()).stream()
                .filter(record -> Log.header(record, QuarantineHeaders.STATE) != null)
                .map(record -> String.join(
                        " ",
                        Log.header(record, QuarantineHeaders.ORIGIN),
                        Log.header(record, QuarantineHeaders.REASON),
                        Log.header(record, QuarantineHeaders.STATE)))
                .toList();
    }

    private String origin(String id) {
        return api.request().get("/api/v1/quarantine/" + id).path("origin");
    }

    private String waiting(int count) {
        await().untilAsserted(() -> api.request()
                .get("/api/v1/quarantine")
                .then()
                .statusCode(200)
                .body("items", hasSize(count), "waiting.waiting.sum()", equalTo(count)));
        return api.request().get("/api/v1/quarantine").path("items[0].id");
    }
}
