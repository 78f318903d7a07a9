package dev.fupan.ingest;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.either;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(FupanStack.class)
class OperationsTest {

    @Test
    void readinessNamesEachDependency() {
        Api.plain()
                .get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"), "checks.name", hasItems("broker", "database", "topics", "api-keys"));
        Api.plain().get("/q/health/live").then().statusCode(200);
        Api.plain().get("/q/health/started").then().statusCode(200).body("checks.name", hasItems("topics", "api-keys"));
    }

    @Test
    void theInterfaceDescribesItselfWithExamples() {
        Api.plain()
                .accept("application/json")
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("openapi", startsWith("3.1"))
                .body(
                        "paths.'/api/v1/events'.post.requestBody.content.'application/cloudevents+json'.examples",
                        notNullValue())
                .body("paths.'/api/v1/workspace'.put", notNullValue())
                .body("paths.'/api/v1/quarantine/{id}/redrive'.post", notNullValue());
        Api.plain().get("/q/swagger-ui/").then().statusCode(200);
    }

    @Test
    void metricsCountEventsByTheirFate() {
        Api api = Api.ofNewWorkspace();
        api.structured(Api.lead("m-1", "L")).then().statusCode(202);
        api.structured(Api.lead("m-2", "")).then().statusCode(422);

        Api.plain()
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("fupan_intake_events_total{outcome=\"accepted\""))
                .body(containsString("reason=\"invalid-event\""))
                .body(containsString("fupan_intake_answers_seconds_bucket"))
                .body(containsString("kafka_producer_buffer_available_bytes"));
    }

    @Test
    void everyAnswerSaysHowItMayBeShownAndKept() {
        Api api = Api.ofNewWorkspace();
        for (ValidatableResponse answer : List.of(
                api.request().get("/api/v1/keys").then().statusCode(200),
                api.structured(Api.lead("h-1", "L")).then().statusCode(202),
                Api.plain().get("/api/v1/keys").then().statusCode(401),
                Api.plain().get("/api/v1/nowhere").then().statusCode(404),
                api.request().delete("/api/v1/quarantine").then().statusCode(405),
                api.json().body("{").post("/api/v1/keys").then().statusCode(400),
                Api.plain().get("/q/health/live").then().statusCode(200)))
            answer.header("x-content-type-options", "nosniff")
                    .header("content-security-policy", startsWith("default-src 'none'"))
                    .header("referrer-policy", "no-referrer")
                    .header("cache-control", either(equalTo("no-store")).or(equalTo("private, no-cache")));
    }
}
