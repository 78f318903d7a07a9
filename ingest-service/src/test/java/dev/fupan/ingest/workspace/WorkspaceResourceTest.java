package dev.fupan.ingest.workspace;

import static dev.fupan.teststack.Patience.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import dev.fupan.contracts.Topics;
import dev.fupan.ingest.Api;
import dev.fupan.ingest.Log;
import dev.fupan.kit.broker.Broker;
import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(FupanStack.class)
class WorkspaceResourceTest {

    private static final Map<String, Object> BERLIN = Map.of("timeZone", "Europe/Berlin", "currency", "EUR");

    @Inject
    Broker broker;

    @Test
    void eachChangeIsARecordInTheLogAndTheLastOneStandsInTheTopicOfWorkspaces() {
        Api api = Api.ofNewWorkspace();
        String etag = api.request()
                .get("/api/v1/workspace")
                .then()
                .statusCode(200)
                .body("configuration.timeZone", equalTo("UTC"))
                .extract()
                .header("ETag");

        api.json()
                .header("If-Match", etag)
                .body(BERLIN)
                .put("/api/v1/workspace")
                .then()
                .statusCode(200)
                .body("configuration.timeZone", equalTo("Europe/Berlin"));

        await().untilAsserted(() -> {
            var log = Log.of(broker, Topics.CRM_EVENTS, api.tenant());
            assertThat(log).hasSize(2);
            assertThat(Log.header(log.get(1), "ce_type")).isEqualTo("fupan.workspace.configured.v1");
            assertThat(Log.header(log.get(1), "ce_source")).isEqualTo("/ingest-service");
            assertThat(Log.header(log.get(1), "ce_sequence")).isEqualTo("1");
            assertThat(new String(log.get(1).value(), UTF_8)).contains("Europe/Berlin");
            assertThat(Log.of(broker, Topics.WORKSPACES, api.tenant())).hasSize(2);
        });
    }

    @Test
    void aChangeOfAnOldVersionIsRefused() {
        Api api = Api.ofNewWorkspace();
        String etag = api.request().get("/api/v1/workspace").then().extract().header("ETag");
        api.json()
                .header("If-Match", etag)
                .body(BERLIN)
                .put("/api/v1/workspace")
                .then()
                .statusCode(200);

        api.json()
                .header("If-Match", etag)
                .body(BERLIN)
                .put("/api/v1/workspace")
                .then()
                .statusCode(412)
                .body("type", endsWith("/changed-meanwhile"));
        api.json().body(BERLIN).put("/api/v1/workspace").then().statusCode(428);
    }

    @Test
    void aConfigurationThatBreaksARuleIsRefusedInWords() {
        Api api = Api.ofNewWorkspace();

        api.json()
                .header("If-Match", "\"0\"")
                .body(Map.of("timeZone", "Mars/Base", "currency", "EUR"))
                .put("/api/v1/workspace")
                .then()
                .statusCode(422)
                .body("detail", containsString("Mars/Base"));
        api.json()
                .header("If-Match", "\"0\"")
                .body(Map.of("timeZone", "UTC", "currency", "EUR", "colour", "red"))
                .put("/api/v1/workspace")
                .then()
                .statusCode(422)
                .body("detail", containsString("colour"));
        api.json()
                .header("If-Match", "\"0\"")
                .body("{")
                .put("/api/v1/workspace")
                .then()
                .statusCode(400)
                .body("type", endsWith("/malformed"));
        api.json().header("If-Match", "\"0\"").put("/api/v1/workspace").then().statusCode(400);
    }

    @Test
    void onlyTheBootstrapKeyMakesWorkspacesAndEachNameOnce() {
        Api api = Api.ofNewWorkspace();

        Api.open(api.tenant()).then().statusCode(409).body("type", endsWith("/conflict"));
        api.json()
                .body(Map.of("tenant", "another"))
                .post("/api/v1/workspace")
                .then()
                .statusCode(401);
        Api.open("Not A Name").then().statusCode(422);
        Api.open("unknown").then().statusCode(422).body("detail", containsString("unknown"));
        Api.bearer("fupan_bootstrap_test-secret")
                .get("/api/v1/workspace")
                .then()
                .statusCode(401);
    }
}
