package dev.fupan.metrics.numbers;

import static dev.fupan.teststack.Patience.PATIENCE;
import static dev.fupan.teststack.Patience.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.fupan.kit.people.Directory;
import dev.fupan.teststack.FupanStack;
import dev.fupan.teststack.TestDirectory;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Single journeys and deals, and rows by owner: a rep's own, a lead's teams'. */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "metrics"))
class OwnRowsTest extends Asking {
    private static final String WON = "/api/v1/journeys?metric=M-01&period=2026-Q3";
    private static final String REACHED = "/api/v1/journeys?step=won&period=2026-Q3";
    private static final String BY_OWNER = "/api/v1/metrics/M-01?period=2026-Q3&by=owner";
    private static final String FUNNEL = "/api/v1/funnels?period=2026-Q3&by=owner";

    @Inject
    Directory directory;

    @Inject
    Pool pool;

    @ConfigProperty(name = "fupan.topics.prefix")
    String prefix;

    private TestDirectory people;

    @BeforeEach
    void aWorkspaceWithPeopleAndTheirDeals() {
        people = TestDirectory.of(brokers, prefix, TestDirectory.newTenant()).publish();
        await().until(() -> directory.person(people.tenant(), "admin").isPresent());
        tell(people.tenant(), crm -> {
            crm.send("fupan.workspace.configured.v1", "2026-01-01T00:00:00Z", "{'timeZone':'UTC','currency':'CNY'}");
            won(crm, "one", "Rep One", "100");
            won(crm, "two", "Rep Two", "20");
            won(crm, "other", "Stranger", "3");
        });
    }

    private static void won(Producer crm, String id, String owner, String amount) {
        String lead = "'leadId':'" + id + "'";
        crm.send("crm.lead.created.v1", "2026-07-02T08:00:00Z", "{" + lead + ",'owner':'" + owner + "'}");
        crm.send(
                "crm.deal.won.v1", "2026-07-12T08:00:00Z", "{" + lead + ",'amount':'" + amount + "','currency':'CNY'}");
    }

    @Test
    void whatStandsBehindANumberIsListedForThoseWhoOwnIt() {
        for (String list : List.of(WON, REACHED)) {
            as("rep", list)
                    .statusCode(200)
                    .body("items.owner", contains("Rep One"))
                    .body("count", equalTo(1));
            as("lead", list).body("items.owner", containsInAnyOrder("Rep One", "Rep Two"));
            as("manager", list).body("items.owner", containsInAnyOrder("Rep One", "Rep Two"));
            as("admin", list).body("count", equalTo(3));
            as("viewer", list).statusCode(403);
            as("rep", list + "&filter.owner=Rep Two").statusCode(403).body("type", containsString("owner-not-yours"));
            as("rep", list + "&ownerAsOf=today").statusCode(403);
        }
    }

    @Test
    void rowsByOwnerAreThoseOfTheOwnersThatAreOpen() {
        as("rep", BY_OWNER).statusCode(200).body("items.owner", contains("Rep One"));
        as("lead", BY_OWNER).body("items.owner", containsInAnyOrder("Rep One", "Rep Two"));
        as("admin", BY_OWNER).body("items.owner", containsInAnyOrder("Rep One", "Rep Two", "Stranger"));
        as("rep", "/api/v1/metrics/M-37?period=2026-Q3")
                .statusCode(200)
                .body("items.owner.unique()", contains("Rep One"));
        assertThat(as("lead", FUNNEL).statusCode(200).extract().asString())
                .contains("Rep One", "Rep Two")
                .doesNotContain("Stranger");
        for (String each : List.of(BY_OWNER, FUNNEL)) as("viewer", each).statusCode(403);
    }

    @Test
    void theHistoryOfAJourneyIsOpenToWhoeverOwnedIt() {
        as("rep", "/api/v1/journeys/lead/one/history")
                .statusCode(200)
                .body("items.owner", contains("Rep One", "Rep One"));
        as("rep", "/api/v1/journeys/lead/two/history").statusCode(404);
        as("lead", "/api/v1/journeys/lead/two/history").statusCode(200);
        as("lead", "/api/v1/journeys/lead/other/history").statusCode(404);
        as("admin", "/api/v1/journeys/lead/other/history").statusCode(200);
        as("viewer", "/api/v1/journeys/lead/one/history").statusCode(403);
    }

    @Test
    void totalsStayTheSameForEveryone() {
        for (String person : List.of("viewer", "rep", "lead", "admin"))
            as(person, "/api/v1/metrics/M-02?period=2026-Q3").body("items[0].value", equalTo(3));
    }

    @Test
    void oneReadersTagIsNotAnothers() {
        String tag = as("rep", BY_OWNER)
                .header("Cache-Control", containsString("private"))
                .extract()
                .header("ETag");

        as("lead", BY_OWNER).header("ETag", not(tag));
        given().header("Authorization", "Bearer " + people.token("rep"))
                .header("If-None-Match", tag)
                .get(BY_OWNER)
                .then()
                .statusCode(304);
        given().header("Authorization", "Bearer " + people.token("lead"))
                .header("If-None-Match", tag)
                .get(BY_OWNER)
                .then()
                .statusCode(200);
    }

    @Test
    void withoutAnyWhereTheDatabaseHoldsBackTheRowsOfOthers() {
        assertThat(seen("*", "journey")).containsExactlyInAnyOrder("one", "two", "other");
        assertThat(seen("\nRep One", "journey")).containsExactly("one");
        assertThat(seen("\nRep One\nRep Two", "journey")).containsExactlyInAnyOrder("one", "two");
        assertThat(seen("\nRep One", "deal")).hasSize(1);
        assertThat(seen("\n*", "journey")).isEmpty();
        assertThat(seen("\n", "deal")).isEmpty();
        assertThat(seen("", "journey")).isEmpty();
    }

    private Set<String> seen(String owners, String table) {
        String forReader = "select set_config('app.tenant', $1, true), set_config('app.owners', $2, true)";
        return pool.withTransaction(connection -> connection
                        .preparedQuery(forReader)
                        .execute(Tuple.of(people.tenant(), owners))
                        .chain(() -> connection.query("select id from " + table).execute()))
                .map(rows -> {
                    Set<String> ids = new TreeSet<>();
                    rows.forEach(row -> ids.add(row.getString(0)));
                    return ids;
                })
                .await()
                .atMost(PATIENCE);
    }

    private ValidatableResponse as(String person, String path) {
        return given().header("Authorization", "Bearer " + people.token(person))
                .get(path)
                .then();
    }
}
