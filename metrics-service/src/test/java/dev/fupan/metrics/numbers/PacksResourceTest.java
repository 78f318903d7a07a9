package dev.fupan.metrics.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fupan.kit.tenant.Scope;
import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a review freezes stays as it is, whatever comes later. */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "metrics"))
class PacksResourceTest extends Asking {
    private final String session = UUID.randomUUID().toString();

    @Test
    void aPackHoldsTheGoldenRows() {
        JsonPath pack = freeze("performance", "2026-07-01", "2026-10-01").jsonPath();

        assertThat(row(pack, "M-01")).containsEntry("target", "500").containsEntry("actual", "380").containsEntry("attainment", "76%");
        assertThat(row(pack, "M-07")).containsEntry("target", "20").containsEntry("actual", "12").containsEntry("attainment", "60%");
        assertThat(row(pack, "M-08")).containsEntry("target", "0.6").containsEntry("actual", "0.65").containsEntry("attainment", "108%");
        assertThat(row(pack, "M-22")).containsEntry("attainment", "-");
        assertThat(pack.getString("numbers.find { it.key == 'performance/M-01/CNY/actual' }.value")).isEqualTo("380");
        assertThat(pack.getString("zone")).isEqualTo("Asia/Shanghai");
        assertThat(pack.getString("hash")).hasSize(64);
    }

    @Test
    void theSameKeyGivesTheSamePackAndAnotherBodyIsRefused() {
        Response first = freeze("channels", "2026-07-01", "2026-10-01");
        Response second = freeze("channels", "2026-07-01", "2026-10-01");

        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(post("channels", "2026-07-01", "2026-08-01").statusCode()).isEqualTo(422);
        Response held = request("channels", Scope.READ)
                .header("If-None-Match", first.header("ETag"))
                .get(first.header("Location"));
        assertThat(held.statusCode()).isEqualTo(304);
        assertThat(request("losses", Scope.READ).get(first.header("Location")).statusCode()).isEqualTo(404);
    }

    @Test
    void afterAThousandLateAndCorrectedEventsAReplayGivesTheSameHashAndTheLiveNumbersDiffer() {
        String tenant = "frozen-" + session;
        tell(tenant, Company::channels);
        Response frozen = freeze(tenant, "2026-07-01", "2026-10-01");
        assertThat(frozen.jsonPath().getString("numbers.find { it.key == 'channels/M-12/offline' }.value"))
                .isEqualTo("0.333333");

        tell(tenant, "later", PacksResourceTest::lateAndCorrected);

        String location = request(tenant, Scope.READ)
                .post(frozen.header("Location") + "/replays")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        get(tenant, path(location)).getString("state"))
                .isEqualTo("done"));
        JsonPath replayed = get(tenant, path(location));
        assertThat(replayed.getBoolean("same")).isTrue();
        assertThat(replayed.getString("hash")).isEqualTo(frozen.jsonPath().getString("hash"));
        assertThat(get(tenant, "/api/v1/metrics/M-11?period=2026-Q3&filter.channel=offline").getInt("items[0].value"))
                .isEqualTo(528);
        assertThat(get(tenant, path(frozen.header("Location"))).getMap("")).isEqualTo(frozen.jsonPath().getMap(""));
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

    private Response freeze(String tenant, String from, String to) {
        Response frozen = post(tenant, from, to);
        assertThat(frozen.statusCode()).as(frozen.asString()).isEqualTo(201);
        return frozen;
    }

    private Response post(String tenant, String from, String to) {
        return request(tenant, Scope.READ)
                .header("Idempotency-Key", session + "/1")
                .contentType("application/json")
                .body(Map.of("sessionId", session, "packNo", 1, "from", from, "to", to, "scope", Map.of()))
                .post("/api/v1/packs");
    }

    private static String path(String location) {
        return location.substring(location.indexOf("/api/"));
    }

    private static Map<String, Object> row(JsonPath pack, String metric) {
        return pack.getMap("tables.performance.find { it.metric == '" + metric + "' }");
    }
}
