package dev.fupan.ingest;

import static io.restassured.RestAssured.given;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The service as a client meets it; each workspace made here is new, so tests do not share anything. */
public final class Api {

    private static final String BOOTSTRAP = "fupan_bootstrap_test-secret";

    private final String tenant;
    private final String token;

    private Api(String tenant, String token) {
        this.tenant = tenant;
        this.token = token;
    }

    public static Api ofNewWorkspace() {
        String tenant = "t-" + UUID.randomUUID();
        String token = open(tenant).then().statusCode(201).extract().path("key.token");
        return new Api(tenant, token);
    }

    public static Response open(String tenant) {
        return bearer(BOOTSTRAP)
                .contentType("application/json")
                .body(Map.of("tenant", tenant))
                .post("/api/v1/workspace");
    }

    public String tenant() {
        return tenant;
    }

    public Api withScopes(String... scopes) {
        String other = json().body(Map.of("scopes", List.of(scopes)))
                .post("/api/v1/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
        return new Api(tenant, other);
    }

    public RequestSpecification request() {
        return bearer(token);
    }

    public RequestSpecification json() {
        return request().contentType("application/json");
    }

    public Response structured(String event) {
        return request().contentType("application/cloudevents+json").body(event).post("/api/v1/events");
    }

    public Response batch(String... events) {
        return request()
                .contentType("application/cloudevents-batch+json")
                .body("[" + String.join(",", events) + "]")
                .post("/api/v1/events");
    }

    public Response stream(String lines) {
        return request().contentType("application/x-ndjson").body(lines).post("/api/v1/events");
    }

    public static RequestSpecification bearer(String token) {
        return plain().header("Authorization", "Bearer " + token);
    }

    public static RequestSpecification plain() {
        return given().config(RestAssuredConfig.config()
                .encoderConfig(EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                        .encodeContentTypeAs("application/x-ndjson", io.restassured.http.ContentType.TEXT)
                        .encodeContentTypeAs("application/cloudevents+json", io.restassured.http.ContentType.TEXT)
                        .encodeContentTypeAs(
                                "application/cloudevents-batch+json", io.restassured.http.ContentType.TEXT)));
    }

    public static String lead(String id, String leadId) {
        return event(id, "crm.lead.created.v1", "{\"leadId\":\"" + leadId + "\",\"channel\":\"fair\"}");
    }

    public static String event(String id, String type, String data) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"source\":\"/crm\",\"type\":\"" + type
                + "\",\"time\":\"2026-11-01T10:00:00Z\",\"data\":" + data + "}";
    }
}
