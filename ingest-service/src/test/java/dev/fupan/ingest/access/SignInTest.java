package dev.fupan.ingest.access;

import static dev.fupan.teststack.Patience.await;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.fupan.ingest.Api;
import dev.fupan.kit.people.Directory;
import dev.fupan.teststack.FupanStack;
import dev.fupan.teststack.TestDirectory;
import dev.fupan.teststack.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People sign in with tokens of an issuer; the code that verifies them is the one of production. */
@QuarkusTest
@QuarkusTestResource(FupanStack.class)
class SignInTest {

    private static final String READ = "/api/v1/rates";
    private static final String WORKSPACE = "/api/v1/workspace";
    private static final String ADMIN = "/api/v1/keys";

    @Inject
    Directory directory;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @ConfigProperty(name = "fupan.topics.prefix")
    String prefix;

    private final TestIssuer issuer = TestIssuer.running();
    private TestDirectory people;

    @BeforeEach
    void aWorkspaceWithPeople() {
        people = TestDirectory.of(brokers, prefix, TestDirectory.newTenant()).publish();
        await().until(() -> directory.person(people.tenant(), "admin").isPresent());
    }

    @Test
    void peoplePassByTheRoleOfTheDirectory() {
        get(READ, people.token("viewer")).statusCode(200);
        get(ADMIN, people.token("admin")).statusCode(200);
        get(ADMIN, people.token("lead")).statusCode(403).body("type", containsString("role-missing"));
    }

    @Test
    void everyRoleReadsTheWorkspaceAndAdminsChangeIt() {
        Api api = Api.ofNewWorkspace();
        TestDirectory theirs = TestDirectory.of(brokers, prefix, api.tenant()).publish();
        await().until(() -> directory.person(theirs.tenant(), "admin").isPresent());
        for (String person : List.of("viewer", "rep", "lead", "admin"))
            get(WORKSPACE, theirs.token(person)).statusCode(200).body("configuration.timeZone", equalTo("UTC"));
        given().header("Authorization", "Bearer " + theirs.token("lead"))
                .contentType("application/json")
                .header("If-Match", "1")
                .body("{}")
                .put(WORKSPACE)
                .then()
                .statusCode(403);
    }

    @Test
    void aTokenThatProvesNothingIsRefusedWithTheReason() {
        String tenant = people.tenant();
        get(READ, issuer.expired(tenant, "admin")).statusCode(401).body("detail", containsString("expired"));
        get(READ, issuer.person(tenant, "admin", claims -> claims.put("aud", "other")))
                .statusCode(401)
                .body("detail", containsString("audience"));
        get(READ, issuer.person(tenant, "admin", claims -> claims.put("iss", "http://other")))
                .statusCode(401)
                .body("detail", containsString("issuer"));
        get(READ, "not.a.token").statusCode(401);
        given().get(READ).then().statusCode(401);
    }

    @Test
    void aChangedOrUnsignedTokenIsRefused() {
        String[] parts = people.token("viewer").split("\\.");
        String others = people.token("admin").split("\\.")[1];
        String none = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes());

        get(READ, parts[0] + "." + others + "." + parts[2]).statusCode(401);
        get(READ, none + "." + parts[1] + ".").statusCode(401);
    }

    @Test
    void aTokenOfANewKeyIsAcceptedAndTheOldOneStillIs() {
        String before = people.token("viewer");
        get(READ, before).statusCode(200);
        issuer.rotate();

        await().untilAsserted(() -> get(READ, people.token("viewer")).statusCode(200));
        get(READ, before).statusCode(200);
    }

    @Test
    void whoIsInNoDirectoryIsToldWhomToAsk() {
        get(READ, issuer.person(people.tenant(), "stranger"))
                .statusCode(403)
                .body("type", containsString("unknown-person"))
                .body("detail", containsString("Ask an administrator"))
                .body("subject", equalTo("stranger"));
        get(READ, issuer.person("another-workspace", "admin")).statusCode(403);
    }

    @Test
    void aServiceNeedsItsAudienceAndAWorkspaceAndDoesOnlyWhatItsScopesSay() {
        String mine = issuer.service("review-service", "ingest-service", "packs.freeze");
        get(READ, issuer.service("review-service", "metrics-service", "packs.freeze"))
                .statusCode(401);
        get(READ, issuer.service("review-service", "fupan", "packs.freeze")).statusCode(401);
        get(READ, mine).statusCode(400).body("detail", containsString("Fupan-Tenant"));
        given().header("Authorization", "Bearer " + mine)
                .header("Fupan-Tenant", people.tenant())
                .get(READ)
                .then()
                .statusCode(403);
    }

    @Test
    void theHeaderOfServicesDoesNotMoveAPersonToAnotherWorkspace() {
        Api other = Api.ofNewWorkspace();
        given().header("Authorization", "Bearer " + people.token("admin"))
                .header("Fupan-Tenant", other.tenant())
                .get(ADMIN)
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(0));
    }

    private static ValidatableResponse get(String path, String token) {
        return given().header("Authorization", "Bearer " + token).get(path).then();
    }
}
