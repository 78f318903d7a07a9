package dev.fupan.metrics.numbers;

import static dev.fupan.teststack.Patience.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.teststack.TestIssuer;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The review service, which freezes and replays. */
abstract class Reviewing extends Asking {
    final String session = UUID.randomUUID().toString();

    Response freeze(String tenant, String from, String to) {
        Response frozen = post(tenant, from, to, Map.of());
        assertThat(frozen.statusCode()).as(frozen.asString()).isEqualTo(201);
        return frozen;
    }

    Map<String, Object> body(String from, String to, Map<String, Object> more) {
        Map<String, Object> body =
                new HashMap<>(Map.of("sessionId", session, "packNo", 1, "from", from, "to", to, "scope", Map.of()));
        body.putAll(more);
        return body;
    }

    Response post(String tenant, String from, String to, Map<String, Object> more) {
        return review(tenant)
                .header("Idempotency-Key", session + "/1")
                .contentType("application/json")
                .body(body(from, to, more))
                .post("/api/v1/packs");
    }

    JsonPath replayed(String tenant, String pack, String mode) {
        String location = review(tenant)
                .post(pack + "/replays?mode=" + mode)
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        return done(tenant, location);
    }

    static JsonPath done(String tenant, String replay) {
        await().until(() -> !read(tenant, replay).getString("state").equals("running"));
        return read(tenant, replay);
    }

    static JsonPath read(String tenant, String location) {
        return review(tenant).get(location).then().statusCode(200).extract().jsonPath();
    }

    static RequestSpecification review(String tenant) {
        return given().header(
                        "Authorization",
                        "Bearer "
                                + TestIssuer.running()
                                        .service("review-service", "metrics-service", "packs.freeze", "packs.replay"))
                .header("Fupan-Tenant", tenant);
    }
}
