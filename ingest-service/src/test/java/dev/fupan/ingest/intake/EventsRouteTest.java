package dev.fupan.ingest.intake;

import static dev.fupan.ingest.Api.event;
import static dev.fupan.ingest.Api.lead;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.fupan.contracts.Topics;
import dev.fupan.ingest.Api;
import dev.fupan.ingest.Log;
import dev.fupan.kit.broker.Broker;
import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(FupanStack.class)
class EventsRouteTest {

    @Inject
    Broker broker;

    private Api api;

    @BeforeEach
    void aWorkspace() {
        api = Api.ofNewWorkspace();
    }

    @Test
    void aStructuredEventIsInTheLogWhenItIsAcknowledged() {
        api.structured(lead("e-1", "L-1"))
                .then()
                .statusCode(202)
                .body("accepted[0].id", equalTo("e-1"), "rejected", empty(), "quarantined", empty())
                .header("x-content-type-options", "nosniff");

        ConsumerRecord<byte[], byte[]> record = events().get(0);
        assertThat(new String(record.value(), UTF_8)).isEqualTo("{\"leadId\":\"L-1\",\"channel\":\"fair\"}");
        assertThat(Log.header(record, "ce_type")).isEqualTo("crm.lead.created.v1");
        assertThat(Log.header(record, "ce_tenantid")).isEqualTo(api.tenant());
        assertThat(Log.header(record, "ce_time")).isEqualTo("2026-11-01T10:00:00Z");
        assertThat(Log.header(record, "ce_receivedtime")).isNotNull();
    }

    @Test
    void aBinaryEventIsTheSameEvent() {
        api.json()
                .header("ce-specversion", "1.0")
                .header("ce-id", "b-1")
                .header("ce-source", "/caf%C3%A9")
                .header("ce-type", "crm.lead.created.v1")
                .body("{\"leadId\":\"L-1\"}")
                .post("/api/v1/events")
                .then()
                .statusCode(202)
                .body("accepted[0].id", equalTo("b-1"));

        assertThat(Log.header(events().get(0), "ce_source")).isEqualTo("/café");
        assertThat(Log.header(events().get(0), "ce_time")).isNull();
    }

    @Test
    void aBatchTakesTheGoodOnesAndNamesTheBadOnes() {
        api.batch(
                        lead("e-1", "L-1"),
                        lead("e-2", ""),
                        "{\"id\":\"e-3\",}",
                        event("e-4", "crm.lead.teleported.v1", "{}"))
                .then()
                .statusCode(202)
                .body("accepted.id", contains("e-1"))
                .body("rejected.index", contains(1, 2))
                .body("rejected[0].violations[0].pointer", equalTo("/data/leadId"))
                .body("rejected[0].type", endsWith("/invalid-event"))
                .body("rejected[1].type", endsWith("/malformed-event"))
                .body("quarantined.id", contains("e-4"));

        assertThat(events()).hasSize(1);
        assertThat(Log.of(broker, Topics.CRM_QUARANTINE, api.tenant())).hasSize(1);
    }

    @Test
    void nothingAcceptableIsAProblemThatCarriesTheReceipt() {
        api.structured(lead("e-1", ""))
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", endsWith("/nothing-accepted"), "rejected", hasSize(1), "accepted", empty());
        api.structured("{nonsense").then().statusCode(422).body("rejected[0].type", endsWith("/malformed-event"));
        assertThat(events()).isEmpty();
    }

    @Test
    void aStreamGetsAReceiptPerGroupAndASummary() {
        String lines = IntStream.range(0, 2_500)
                .mapToObj(i -> lead("s-" + i, i == 1_700 ? "" : "L-" + i))
                .collect(Collectors.joining("\n"));

        List<String> answer = api.stream(lines)
                .then()
                .statusCode(202)
                .extract()
                .asString()
                .lines()
                .toList();

        assertThat(answer).hasSize(4);
        assertThat(answer.get(0)).contains("\"lines\":{\"from\":0,\"to\":1000},\"accepted\":1000");
        assertThat(answer.get(1)).contains("\"index\":1700", "/data/leadId");
        assertThat(answer.get(3)).contains("\"lines\":2500,\"accepted\":2499,\"rejected\":1");
        assertThat(events()).hasSize(2_499);
    }

    @Test
    void aLineThatIsTooLongDoesNotStopTheStream() {
        String lines = lead("s-1", "L-1") + "\n" + "x".repeat(200_000) + "\n\n" + lead("s-2", "L-2") + "\n";

        String answer = api.stream(lines).then().statusCode(202).extract().asString();

        assertThat(answer).contains("\"accepted\":2", "event-too-large", "\"lines\":4");
    }

    @Test
    void limitsHaveAnswersOfTheirOwn() {
        api.structured(lead("e-1", "L".repeat(70_000))).then().statusCode(413).body("type", endsWith("/too-large"));
        String[] many = IntStream.range(0, 1_001).mapToObj(i -> "{}").toArray(String[]::new);
        api.batch(many).then().statusCode(413).body("detail", containsString("1000"));
        api.batch("{").then().statusCode(400).body("type", endsWith("/malformed"));
        api.request()
                .contentType("text/plain")
                .body("x")
                .post("/api/v1/events")
                .then()
                .statusCode(415)
                .body("type", endsWith("/unsupported-media-type"));
        api.request()
                .header("x-long", "y".repeat(30_000))
                .get("/api/v1/keys")
                .then()
                .statusCode(431)
                .body("type", endsWith("/headers-too-large"));
        api.json()
                .body("x".repeat(5_300_000))
                .post("/api/v1/keys")
                .then()
                .statusCode(413)
                .body("type", endsWith("/too-large"));
        api.request().get("/api/v1/nowhere").then().statusCode(404).body("type", endsWith("/not-found"));
    }

    @Test
    void theCredentialDecides() {
        Api.plain()
                .contentType("application/cloudevents+json")
                .body(lead("e-1", "L"))
                .post("/api/v1/events")
                .then()
                .statusCode(401)
                .header("www-authenticate", notNullValue())
                .body("type", endsWith("/unauthenticated"));
        Api.bearer("fupan_0123_guess").get("/api/v1/keys").then().statusCode(401);
        api.withScopes("read")
                .structured(lead("e-1", "L"))
                .then()
                .statusCode(403)
                .body("missingScope", equalTo("send"), "detail", containsString("'send'"));
        api.withScopes("send")
                .request()
                .get("/api/v1/keys")
                .then()
                .statusCode(403)
                .body("missingScope", equalTo("admin"));
        assertThat(events()).isEmpty();
    }

    // The first record of every workspace is its own configuration.
    private List<ConsumerRecord<byte[], byte[]>> events() {
        return Log.of(broker, Topics.CRM_EVENTS, api.tenant()).stream()
                .filter(record -> !Log.header(record, "ce_type").startsWith("fupan."))
                .toList();
    }
}
