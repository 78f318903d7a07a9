package dev.fupan.ingest.target;

import static dev.fupan.teststack.Patience.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.fupan.contracts.Topics;
import dev.fupan.ingest.Api;
import dev.fupan.ingest.Log;
import dev.fupan.kit.broker.Broker;
import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(FupanStack.class)
class TargetsResourceTest {

    @Inject
    Broker broker;

    private Api api;

    @BeforeEach
    void aWorkspace() {
        api = Api.ofNewWorkspace();
    }

    @Test
    void aTargetIsListedAndAppendedToTheLog() {
        set("{\"metric\":\"M-01\",\"period\":\"2026-Q3\",\"value\":\"250000.50\",\"currency\":\"EUR\","
                        + "\"scope\":{\"team\":\"A\",\"region\":\"EMEA\"}}")
                .then()
                .statusCode(200);

        api.request()
                .get("/api/v1/targets")
                .then()
                .statusCode(200)
                .body("items.value", contains("250000.50"), "items[0].scope.region", equalTo("EMEA"));
        await().untilAsserted(() -> {
            var log = Log.of(broker, Topics.CRM_EVENTS, api.tenant());
            assertThat(Log.header(log.get(log.size() - 1), "ce_type")).isEqualTo("crm.target.set.v1");
            assertThat(new String(log.get(log.size() - 1).value(), UTF_8))
                    .contains("\"value\":\"250000.50\"", "\"scope\":{\"region\":\"EMEA\",\"team\":\"A\"}");
        });
    }

    @Test
    void aTargetOfNullIsRemoved() {
        set("{\"metric\":\"M-01\",\"period\":\"2026\",\"value\":1}").then().statusCode(200);
        set("{\"metric\":\"M-01\",\"period\":\"2026\",\"value\":null}").then().statusCode(200);

        api.request().get("/api/v1/targets").then().body("items", empty());
    }

    @Test
    void targetsComeInPages() {
        for (int month = 1; month <= 3; month++)
            set("{\"metric\":\"M-01\",\"period\":\"2026-0" + month + "\",\"value\":" + month + "}");

        var first = api.request()
                .get("/api/v1/targets?limit=2")
                .then()
                .body("items.period", contains("2026-01", "2026-02"))
                .extract();
        String next = first.path("next");
        api.request()
                .get("/api/v1/targets?limit=2&cursor=" + next)
                .then()
                .body("items.period", contains("2026-03"), "next", equalTo(null));
        api.request().get("/api/v1/targets?cursor=nonsense").then().statusCode(400);
    }

    @Test
    void aTargetThatBreaksARuleIsRefusedWithItsPlace() {
        set("{\"metric\":\"M-01\",\"period\":\"next year\",\"value\":1}")
                .then()
                .statusCode(422)
                .body("violations.pointer", contains("/period"));
        set("{\"metric\":\"M-01\",\"period\":\"2026\",\"value\":1,\"colour\":\"red\"}")
                .then()
                .statusCode(422)
                .body("violations.pointer", contains("/colour"));
        set("{\"metric\":7,\"value\":\"much\",\"scope\":{\"region\":[1]}}")
                .then()
                .statusCode(422)
                .body("violations.pointer", containsInAnyOrder("/metric", "/period", "/value", "/scope"));
        set("{\"metric\":\"M-01\",\"period\":\"2026\",\"value\":1,\"scope\":{\"region\":\"a\\u0000b\"}}")
                .then()
                .statusCode(422)
                .body("violations[0].expected", containsString("NUL"));
        set("[]").then().statusCode(422);
        set("null").then().statusCode(422);
        set("{\"metric\":").then().statusCode(400).body("detail", not(containsString("java")));
        set("{\"metric\":\"M-01\",\"period\":\"2026\",\"value\":1e30}").then().statusCode(422);
    }

    @Test
    void aRateIsListedAndAppendedToTheLog() {
        api.json()
                .body("{\"base\":\"USD\",\"quote\":\"EUR\",\"date\":\"2026-11-23\",\"rate\":\"0.9215\"}")
                .put("/api/v1/rates")
                .then()
                .statusCode(200);
        api.json()
                .body("{\"base\":\"USD\",\"quote\":\"euro\",\"date\":\"2026-11-23\",\"rate\":\"0.9215\"}")
                .put("/api/v1/rates")
                .then()
                .statusCode(422);
        api.json()
                .body("{\"base\":\"USD\",\"quote\":\"EUR\",\"date\":\"2026-11-24\",\"rate\":\"-3\"}")
                .put("/api/v1/rates")
                .then()
                .statusCode(422);
        api.json()
                .body("{\"base\":\"USD\",\"quote\":\"USD\",\"date\":\"2026-11-24\",\"rate\":\"1\"}")
                .put("/api/v1/rates")
                .then()
                .statusCode(422);

        api.withScopes("read").request().get("/api/v1/rates").then().body("items.rate", contains("0.9215"));
        await().untilAsserted(() -> assertThat(Log.of(broker, Topics.CRM_EVENTS, api.tenant()))
                .anyMatch(record -> "crm.rate.set.v1".equals(Log.header(record, "ce_type"))));
    }

    private io.restassured.response.Response set(String target) {
        return api.json().body(target).put("/api/v1/targets");
    }
}
