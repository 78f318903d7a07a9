package dev.fupan.ingest.quarantine;

import static dev.fupan.teststack.Patience.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.fupan.contracts.Topics;
import dev.fupan.ingest.Api;
import dev.fupan.ingest.Log;
import dev.fupan.kit.broker.Broker;
import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(FupanStack.class)
class RedriveManyTest {

    private static final String LEAD = "crm.lead.created.v1";
    private static final String NOVEMBER = "2026-11-01T00:00:00Z";

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
    void oneThatIsStillRefusedIsNamedAndHoldsUpNoOther() {
        aside("a", LEAD, "fault", NOVEMBER, "{\"leadId\":\"A\"}");
        aside("bad", LEAD, "fault", NOVEMBER, "{}");
        aside("odd", "crm.lead.teleported.v1", "fault", NOVEMBER, "{}");
        aside("b", LEAD, "fault", NOVEMBER, "{\"leadId\":\"B\"}");
        awaitWaiting(4);

        redrive("{}")
                .body("tried", equalTo(4), "redriven", equalTo(2), "next", nullValue())
                .body("failed.eventId", equalTo(List.of("bad", "odd")))
                .body("failed[0].id", notNullValue(), "failed[0].violations[0].pointer", equalTo("/data/leadId"))
                .body("failed[1].detail", containsString("still unknown"));

        api.request().get("/api/v1/quarantine").then().body("items.eventId", equalTo(List.of("bad", "odd")));
        awaitInLog("a");
        awaitInLog("b");
        redrive("{}").body("tried", equalTo(2), "redriven", equalTo(0));
    }

    @Test
    void onlyWhatIsSelectedIsSentAgain() {
        String data = "{\"leadId\":\"A\"}";
        aside("other reason", LEAD, "conflict", NOVEMBER, data);
        aside("other type", "crm.lead.contacted.v1", "fault", NOVEMBER, data);
        aside("before", LEAD, "fault", "2026-10-31T23:59:59.999Z", data);
        aside("meant", LEAD, "fault", NOVEMBER, data);
        aside("after", LEAD, "fault", "2026-11-02T00:00:00Z", data);
        awaitWaiting(5);

        redrive("{\"reason\":\"fault\",\"type\":\"" + LEAD + "\",\"from\":\"" + NOVEMBER
                        + "\",\"to\":\"2026-11-02T00:00:00Z\"}")
                .body("tried", equalTo(1), "redriven", equalTo(1), "failed", empty());

        api.request().get("/api/v1/quarantine?state=redriven").then().body("items.eventId", equalTo(List.of("meant")));
    }

    @Test
    void theCursorGoesOnBehindThoseThatFailed() {
        aside("bad", LEAD, "fault", NOVEMBER, "{}");
        aside("good", LEAD, "fault", NOVEMBER, "{\"leadId\":\"A\"}");
        awaitWaiting(2);

        String next = redrive("{\"limit\":1}")
                .body("tried", equalTo(1), "redriven", equalTo(0))
                .extract()
                .path("next");
        redrive("{\"limit\":1,\"cursor\":\"" + next + "\"}")
                .body("tried", equalTo(1), "redriven", equalTo(1), "next", nullValue());
    }

    @Test
    void aSelectionThatNothingCanMeetIsRefused() {
        String never = "{\"from\":\"2026-11-02T00:00:00Z\",\"to\":\"" + NOVEMBER + "\"}";

        api.json().body(never).post("/api/v1/quarantine/redrive").then().statusCode(422);
    }

    @Test
    void anotherWorkspaceMovesNothing() {
        aside("a", LEAD, "fault", NOVEMBER, "{\"leadId\":\"A\"}");
        awaitWaiting(1);

        Api.ofNewWorkspace()
                .json()
                .body("{}")
                .post("/api/v1/quarantine/redrive")
                .then()
                .statusCode(200)
                .body("tried", equalTo(0));
        awaitWaiting(1);
    }

    private ValidatableResponse redrive(String selection) {
        return api.json()
                .body(selection)
                .post("/api/v1/quarantine/redrive")
                .then()
                .statusCode(200);
    }

    /** As the metrics service puts it there. */
    private void aside(String id, String type, String reason, String received, String data) {
        var record = new ProducerRecord<>(
                broker.topic(Topics.CRM_QUARANTINE), api.tenant().getBytes(UTF_8), data.getBytes(UTF_8));
        Map<String, String> headers = Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                id,
                "ce_source",
                "/crm",
                "ce_type",
                type,
                "ce_tenantid",
                api.tenant(),
                "ce_receivedtime",
                received,
                "content-type",
                "application/json",
                "fupan_reason",
                reason,
                "fupan_origin",
                "crm.events/3/" + id);
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        producer.send(record);
    }

    private void awaitWaiting(int count) {
        await().untilAsserted(
                        () -> api.request().get("/api/v1/quarantine").then().body("items", hasSize(count)));
    }

    private void awaitInLog(String id) {
        await().untilAsserted(() -> assertThat(Log.of(broker, Topics.CRM_EVENTS, api.tenant()))
                .anyMatch(record -> id.equals(Log.header(record, "ce_id"))));
    }
}
