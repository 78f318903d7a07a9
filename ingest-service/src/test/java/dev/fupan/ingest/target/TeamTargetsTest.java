package dev.fupan.ingest.target;

import static dev.fupan.teststack.Patience.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;

import dev.fupan.ingest.Api;
import dev.fupan.kit.people.Directory;
import dev.fupan.teststack.FupanStack;
import dev.fupan.teststack.TestDirectory;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People's targets: a lead's for the teams led, an administrator's for everyone. */
@QuarkusTest
@QuarkusTestResource(FupanStack.class)
class TeamTargetsTest {

    @Inject
    Directory directory;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @ConfigProperty(name = "fupan.topics.prefix")
    String prefix;

    private TestDirectory people;

    @BeforeEach
    void aWorkspaceWithPeople() {
        people =
                TestDirectory.of(brokers, prefix, Api.ofNewWorkspace().tenant()).publish();
        await().until(() -> directory.person(people.tenant(), "admin").isPresent());
    }

    @Test
    void aLeadSetsTheTargetsOfTheTeamsLedAndOfTheirPeople() {
        set("lead", "\"team\":\"Sales\"").statusCode(200);
        set("lead", "\"team\":\"sales\",\"region\":\"EMEA\"").statusCode(200);
        set("lead", "\"owner\":\"Rep One\"").statusCode(200);
        set("manager", "\"team\":\"Sales\",\"owner\":\"Rep Two\"").statusCode(200);
    }

    @Test
    void butNotThoseOfOthersOrOfAll() {
        set("lead", "\"team\":\"Company\"").statusCode(403).body("teams", hasItem("Sales"));
        set("lead", "\"owner\":\"Stranger\"").statusCode(403).body("type", containsString("target-not-yours"));
        set("lead", "\"team\":\"Sales\",\"owner\":\"Stranger\"").statusCode(403);
        set("lead", "\"region\":\"EMEA\"").statusCode(403);
        set("lead", "").statusCode(403);
        set("rep", "\"owner\":\"Rep One\"").statusCode(403);
        set("viewer", "\"team\":\"Sales\"").statusCode(403);
        set("admin", "").statusCode(200);
    }

    private ValidatableResponse set(String person, String scope) {
        return Api.bearer(people.token(person))
                .contentType("application/json")
                .body("{\"metric\":\"M-01\",\"period\":\"2026-Q3\",\"value\":\"5\",\"currency\":\"EUR\",\"scope\":{"
                        + scope + "}}")
                .put("/api/v1/targets")
                .then();
    }
}
