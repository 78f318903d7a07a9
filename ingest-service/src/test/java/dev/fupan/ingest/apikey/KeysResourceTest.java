package dev.fupan.ingest.apikey;

import static dev.fupan.teststack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.fupan.contracts.Topics;
import dev.fupan.ingest.Api;
import dev.fupan.ingest.Log;
import dev.fupan.kit.broker.Broker;
import dev.fupan.kit.page.Cursor;
import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(FupanStack.class)
class KeysResourceTest {

    @Inject
    Broker broker;

    @Test
    void aTokenIsShownOnceAndKeptAsAHash() {
        Api api = Api.ofNewWorkspace();
        var issued = api.json()
                .body(Map.of("name", "export", "scopes", List.of("send")))
                .post("/api/v1/keys")
                .then()
                .statusCode(201)
                .body("scopes", equalTo(List.of("send")))
                .extract();
        String keyId = issued.path("keyId");
        String token = issued.path("token");

        api.request()
                .get("/api/v1/keys")
                .then()
                .statusCode(200)
                .body("items", hasSize(2), "items.keyId", hasItem(keyId), "items", everyItem(not(hasKey("token"))));
        await().untilAsserted(() -> {
            var told = Log.of(broker, Topics.KEYS, keyId);
            assertThat(told).hasSize(1);
            assertThat(new String(told.get(0).value())).doesNotContain(token.substring(token.lastIndexOf('_') + 1));
        });
    }

    @Test
    void keysComePageByPageAsTheyWereIssued() {
        Api api = Api.ofNewWorkspace();
        List<String> issued = new ArrayList<>();
        issued.add(api.request().get("/api/v1/keys").then().extract().path("items[0].keyId"));
        for (int i = 0; i < 4; i++)
            issued.add(api.json()
                    .body(Map.of("scopes", List.of("send")))
                    .post("/api/v1/keys")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("keyId"));

        List<String> listed = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            var page = api.request()
                    .queryParam("limit", 2)
                    .queryParam("cursor", cursor)
                    .get("/api/v1/keys")
                    .then()
                    .statusCode(200)
                    .extract();
            listed.addAll(page.path("items.keyId"));
            cursor = page.path("next");
        }

        assertThat(listed).isEqualTo(issued);
        for (String foreign : List.of("nonsense", Cursor.after("yesterday", "k").encode()))
            api.request()
                    .queryParam("cursor", foreign)
                    .get("/api/v1/keys")
                    .then()
                    .statusCode(400)
                    .body("type", endsWith("/malformed"));
    }

    @Test
    void aBodyOfAnotherShapeIsRefusedInTheSendersWords() {
        Api api = Api.ofNewWorkspace();

        api.json()
                .body("{\"scopes\":\"send\"}")
                .post("/api/v1/keys")
                .then()
                .statusCode(400)
                .body("type", endsWith("/malformed"), "detail", equalTo("/scopes: expected a list."));
        api.json()
                .body("{\"scopes\":[\"send\"],\"expiresAt\":\"soon\"}")
                .post("/api/v1/keys")
                .then()
                .statusCode(400)
                .body("detail", equalTo("/expiresAt: expected a time such as 2026-11-23T09:30:00Z."));
        api.json()
                .body("{\"scopes\":[\"send\"],\"colour\":1}")
                .post("/api/v1/keys")
                .then()
                .statusCode(400)
                .body("detail", equalTo("/colour is not known here; known are expiresAt, name, scopes."));
        api.json()
                .body("{\"scopes\":")
                .post("/api/v1/keys")
                .then()
                .statusCode(400)
                .body("detail", startsWith("The body is not JSON at line 1, column"));
        api.json()
                .body("7")
                .post("/api/v1/keys")
                .then()
                .statusCode(400)
                .body("detail", not(containsString("dev.fupan")));
    }

    @Test
    void aRevokedKeyStopsAtOnceAndLeavesATombstone() {
        Api api = Api.ofNewWorkspace();
        var issued = api.json()
                .body(Map.of("scopes", List.of("admin")))
                .post("/api/v1/keys")
                .then()
                .extract();
        String keyId = issued.path("keyId");
        String token = issued.path("token");
        Api.bearer(token).get("/api/v1/keys").then().statusCode(200);

        api.request().delete("/api/v1/keys/" + keyId).then().statusCode(204);

        await().untilAsserted(() -> {
            var told = Log.of(broker, Topics.KEYS, keyId);
            assertThat(told).hasSize(2);
            assertThat(told.get(1).value()).isNull();
        });
        Api.bearer(token).get("/api/v1/keys").then().statusCode(401);
    }

    @Test
    void aKeyOfAnotherWorkspaceIsNotFound() {
        Api mine = Api.ofNewWorkspace();
        Api theirs = Api.ofNewWorkspace();
        String foreign = theirs.request().get("/api/v1/keys").then().extract().path("items[0].keyId");

        mine.request().delete("/api/v1/keys/" + foreign).then().statusCode(404);
        mine.request().get("/api/v1/keys").then().body("items.keyId", not(hasItem(foreign)));
        theirs.request().get("/api/v1/keys").then().statusCode(200);
    }

    @Test
    void aKeyThatCouldDoNothingOrAnythingUnknownIsRefused() {
        Api api = Api.ofNewWorkspace();

        api.json()
                .body(Map.of("scopes", List.of("fly")))
                .post("/api/v1/keys")
                .then()
                .statusCode(422);
        api.json()
                .body(Map.of("scopes", List.of("packs.freeze")))
                .post("/api/v1/keys")
                .then()
                .statusCode(422);
        api.json().body(Map.of("scopes", List.of())).post("/api/v1/keys").then().statusCode(400);
        api.json()
                .body(Map.of("scopes", List.of("send"), "expiresAt", "2020-01-01T00:00:00Z"))
                .post("/api/v1/keys")
                .then()
                .statusCode(422);
        api.json()
                .body(Map.of("scopes", List.of("send"), "tenant", "other"))
                .post("/api/v1/keys")
                .then()
                .statusCode(400);
        api.json().post("/api/v1/keys").then().statusCode(400);
    }
}
