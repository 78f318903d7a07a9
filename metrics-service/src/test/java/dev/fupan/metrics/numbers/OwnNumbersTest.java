package dev.fupan.metrics.numbers;

import static dev.fupan.teststack.Patience.await;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.fupan.kit.people.Directory;
import dev.fupan.teststack.FupanStack;
import dev.fupan.teststack.TestDirectory;
import dev.fupan.teststack.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People see totals, and of single owners those that are theirs. */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "metrics"))
class OwnNumbersTest {
    private static final String M_01 = "/api/v1/metrics/M-01?period=2026-Q3";
    private static final String ONE = "&filter.owner=Rep One";
    private static final String TWO = "&filter.owner=Rep Two";

    @Inject
    Directory directory;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @ConfigProperty(name = "fupan.topics.prefix")
    String prefix;

    private TestDirectory people;

    @BeforeEach
    void aWorkspaceWithPeople() {
        people = TestDirectory.of(brokers, prefix, TestDirectory.newTenant()).publish();
        await().until(() -> directory.person(people.tenant(), "admin").isPresent());
    }

    @Test
    void totalsAreOpenToEveryRole() {
        for (String person : List.of("viewer", "rep", "lead", "admin")) {
            as(person, M_01).statusCode(200);
        }
    }

    @Test
    void aRepAsksAboutTheOwnNamesAlone() {
        as("rep", M_01 + ONE).statusCode(200);
        as("rep", M_01 + "&by=owner" + ONE).statusCode(200);
        as("rep", M_01 + TWO).statusCode(403).body("type", containsString("owner-not-yours"));
        as("rep", M_01 + "&by=owner").statusCode(200);
        as("rep", M_01 + ONE + "&ownerAsOf=today").statusCode(403);
    }

    @Test
    void aLeadAsksAboutTheTeamsLedWithThoseBelow() {
        as("lead", M_01 + TWO).statusCode(200);
        as("manager", M_01 + TWO).statusCode(200);
        as("lead", M_01 + "&filter.owner=Stranger").statusCode(403);
    }

    @Test
    void anAdminAsksAboutEveryoneAndAViewerAboutNobody() {
        as("admin", M_01 + "&by=owner").statusCode(200);
        as("viewer", M_01 + ONE).statusCode(403);
        as("admin", "/api/v1/journeys?metric=M-01").statusCode(200);
        as("viewer", "/api/v1/journeys?metric=M-01").statusCode(403);
    }

    @Test
    void aServiceLooksWithItsScopeAndSeesNothingElse() {
        String token = TestIssuer.running().service("action-tracker-service", "metrics-service", "metrics.asof");
        String look = "/api/v1/metrics/M-12/look?start=2026-07-01T00:00:00Z&at=2026-07-04T00:00:00Z";
        request(token, look).statusCode(not(403)).statusCode(not(401));
        request(token, M_01).statusCode(403);
    }

    @Test
    void packsAreForTheReviewServiceAndAdmins() {
        TestIssuer issuer = TestIssuer.running();
        String freezes = issuer.service("review-service", "metrics-service", "packs.freeze");
        String looks = issuer.service("action-tracker-service", "metrics-service", "metrics.asof");
        request(freezes, "/api/v1/packs/none").statusCode(404);
        request(looks, "/api/v1/packs/none").statusCode(403);
        as("admin", "/api/v1/packs/none").statusCode(404);
        as("lead", "/api/v1/packs/none").statusCode(403);
    }

    private ValidatableResponse as(String person, String path) {
        return request(people.token(person), path);
    }

    private ValidatableResponse request(String token, String path) {
        return given().header("Authorization", "Bearer " + token)
                .header("Fupan-Tenant", people.tenant())
                .get(path)
                .then();
    }
}
