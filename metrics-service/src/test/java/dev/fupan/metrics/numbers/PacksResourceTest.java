package dev.fupan.metrics.numbers;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.kit.tenant.Scope;
import dev.fupan.teststack.FupanStack;
import dev.fupan.teststack.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a review freezes stays as it is, whatever comes later. */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "metrics"))
class PacksResourceTest extends Reviewing {
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
        assertThat(post("channels", "2026-07-01", "2026-08-01", Map.of()).statusCode()).isEqualTo(422);
        Response held = review("channels")
                .header("If-None-Match", first.header("ETag"))
                .get(first.header("Location"));
        assertThat(held.statusCode()).isEqualTo(304);
        assertThat(review("losses").get(first.header("Location")).statusCode()).isEqualTo(404);
    }

    @Test
    void anApiKeyFreezesNothing() {
        request("channels", Scope.READ, Scope.ADMIN)
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/packs")
                .then()
                .statusCode(403);
        request("channels", Scope.READ).get("/api/v1/packs/1").then().statusCode(403);
    }

    @Test
    void theTrackerLooksAsAService() {
        given().header(
                        "Authorization",
                        "Bearer " + TestIssuer.running().service("action-tracker-service", "metrics-service", "metrics.asof"))
                .header("Fupan-Tenant", "channels")
                .get("/api/v1/metrics/M-12/look?start=2026-07-01T00:00:00Z&at=2026-08-01T00:00:00Z&position=-1&owner=a")
                .then()
                .statusCode(200);
    }

    private static Map<String, Object> row(JsonPath pack, String metric) {
        return pack.getMap("tables.performance.find { it.metric == '" + metric + "' }");
    }
}
