package dev.fupan.ingest.directory;

import static dev.fupan.teststack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.fupan.contracts.Topics;
import dev.fupan.contracts.people.Person;
import dev.fupan.ingest.Api;
import dev.fupan.ingest.Log;
import dev.fupan.kit.broker.Broker;
import dev.fupan.kit.people.Directory;
import dev.fupan.teststack.FupanStack;
import dev.fupan.teststack.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People and teams as an administrator, their colleagues and the other services meet them. */
@QuarkusTest
@QuarkusTestResource(FupanStack.class)
class PeopleResourceTest {

    @Inject
    Directory directory;

    @Inject
    Broker broker;

    private Api api;

    @BeforeEach
    void aNewWorkspace() {
        api = Api.ofNewWorkspace();
    }

    @Test
    void aPersonIsAddedReadAndChangedByTheVersionThatWasRead() {
        String tag = put("ann", "mail", "ann@example.org")
                .statusCode(201)
                .header("Location", containsString("/api/v1/people/ann"))
                .body("mail", equalTo("ann@example.org"))
                .body("active", equalTo(true))
                .extract()
                .header("ETag");

        get("ann").statusCode(200).header("ETag", equalTo(tag)).header("Cache-Control", containsString("private"));
        put("ann", "mail", "new@example.org").statusCode(428).body("detail", containsString("If-Match"));
        String next = send("ann", "If-Match", tag, "mail", "new@example.org")
                .statusCode(200)
                .extract()
                .header("ETag");
        send("ann", "If-Match", tag, "mail", "third@example.org").statusCode(412);
        send("ann", "If-None-Match", "*", "mail", "third@example.org").statusCode(412);

        get("ann").body("mail", equalTo("new@example.org"));
        api.request()
                .header("If-None-Match", next)
                .get("/api/v1/people/ann")
                .then()
                .statusCode(304);
    }

    @Test
    void everyServiceHearsOfAPersonAndOfTheErasure() {
        put("ann", "crmOwners", List.of("Ann A.", "安")).statusCode(201);
        await().until(() -> directory.person(api.tenant(), "ann").isPresent());
        assertThat(directory.person(api.tenant(), "ann").map(Person::crmOwners)).contains(List.of("Ann A.", "安"));

        erase("ann").statusCode(204);

        await().until(() -> directory.person(api.tenant(), "ann").isEmpty());
        var records = Log.of(broker, Topics.DIRECTORY, api.tenant() + "|person|ann");
        assertThat(records.get(records.size() - 1).value()).isNull();
        get("ann").statusCode(404);
        erase("ann").statusCode(404);
        put("ann").statusCode(409).body("detail", containsString("erased"));
    }

    @ParameterizedTest
    @CsvSource({
        "/mail, no-address",
        "/mail, a b@example.org",
        "/language, fr",
        "/language, english",
        "/zone, Mars/Olympus",
        "/zone, +08:00",
        "/role, service",
        "/role, boss",
        "/name, ''",
        "/managerId, nobody",
        "/managerId, a|b",
    })
    void aFieldThatMakesNoSenseIsNamed(String pointer, String value) {
        put("ann", pointer.substring(1), value).statusCode(422).body("violations.pointer", hasItems(pointer));
    }

    @Test
    void whatNoDatabaseOrMailCouldTakeIsRefused() {
        put("ann", "name", "a\u0000b").statusCode(422);
        put("ann", "name", "two\nlines").statusCode(422);
        put("ann", "name", "x".repeat(5_000)).statusCode(422);
        put("ann", "crmOwners", List.of("same", "same")).statusCode(422);
        put("ann", "nickname", "annie").statusCode(400);
        put("a b").statusCode(422);
        put("system").statusCode(422);
        api.request().get("/api/v1/people/a%00b").then().statusCode(404);
        api.request().get("/api/v1/people?team=%00").then().statusCode(404);
    }

    @Test
    void aSignInBelongsToOnePersonAndSoDoesAnOwnerOfTheCrm() {
        put("ann", "subject", "s-1", "crmOwners", List.of("Ann"))
                .statusCode(201)
                .body("issuer", equalTo(TestIssuer.running().url()));

        put("bob", "subject", "s-1").statusCode(409).body("personId", equalTo("ann"));
        put("bob", "crmOwners", List.of("Bob", "Ann")).statusCode(409).body("pointer", equalTo("/crmOwners"));
        put("bob", "issuer", "https://other.example.org", "subject", "s-1").statusCode(201);
    }

    @Test
    void nobodyManagesOneselfOnAnyWay() {
        put("ann").statusCode(201);
        put("bob", "managerId", "ann").statusCode(201);
        put("cem", "managerId", "bob").statusCode(201);

        send("ann", "If-Match", tagOf("ann"), "managerId", "cem")
                .statusCode(422)
                .body("violations[0].expected", containsString("ann -> cem -> bob -> ann"));
        send("ann", "If-Match", tagOf("ann"), "managerId", "ann").statusCode(422);
        erase("bob").statusCode(409).body("detail", containsString("cem"));
    }

    @Test
    void teamsAreInNoCircleAndGoOnlyWhenNobodyIsInThem() {
        team("company", Map.of("name", "Company")).statusCode(201);
        team("sales", Map.of("name", "Sales", "parentId", "company")).statusCode(201);
        put("ann", "teams", List.of("sales")).statusCode(201);
        put("bob", "teams", List.of("nowhere")).statusCode(422).body("violations.pointer", contains("/teams/0"));

        String tag = api.request()
                .get("/api/v1/teams/company")
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        api.json()
                .header("If-Match", tag)
                .body(Map.of("name", "Company", "parentId", "sales"))
                .put("/api/v1/teams/company")
                .then()
                .statusCode(422);
        api.json()
                .header("If-Match", tag)
                .body(Map.of("name", "Company", "leads", List.of("ann")))
                .put("/api/v1/teams/company")
                .then()
                .statusCode(200)
                .body("leads", contains("ann"));
        team("south", Map.of("name", "South", "leads", List.of("nobody"))).statusCode(422);
        api.request().delete("/api/v1/teams/company").then().statusCode(409).body("detail", containsString("sales"));
        api.request().delete("/api/v1/teams/sales").then().statusCode(409).body("detail", containsString("ann"));
        erase("ann").statusCode(409).body("detail", containsString("company"));

        send("ann", "If-Match", tagOf("ann")).statusCode(200);
        api.request().delete("/api/v1/teams/sales").then().statusCode(204);
        await().until(() -> directory.team(api.tenant(), "sales").isEmpty()
                && directory.team(api.tenant(), "company").isPresent());
    }

    @Test
    void colleaguesSeeWhatTheirRoleSays() {
        team("east", Map.of("name", "East")).statusCode(201);
        team("west", Map.of("name", "West")).statusCode(201);
        signedIn("viewer", "viewer", "east");
        signedIn("rep", "rep", "east");
        signedIn("far", "rep", "west");
        signedIn("lead", "lead", "east");
        signedIn("boss", "admin", "west");
        String tag = api.request().get("/api/v1/teams/east").then().extract().header("ETag");
        api.json()
                .header("If-Match", tag)
                .body(Map.of("name", "East", "leads", List.of("lead")))
                .put("/api/v1/teams/east")
                .then()
                .statusCode(200);
        await().until(() -> !directory.teamsLedBy(api.tenant(), "lead").isEmpty());

        as("viewer", "/people").body("items.personId", contains("lead", "rep", "viewer"));
        as("viewer", "/people/rep").statusCode(200).body("name", notNullValue()).body("mail", nullValue());
        as("viewer", "/people/viewer").body("mail", notNullValue()).body("role", equalTo("viewer"));
        as("viewer", "/people/far").statusCode(404);
        as("viewer", "/teams").body("items.teamId", contains("east"));
        as("viewer", "/teams/west").statusCode(404);
        as("rep", "/people/far").statusCode(200).body("mail", nullValue()).body("crmOwners", nullValue());
        as("lead", "/people/rep").body("mail", notNullValue()).body("subject", nullValue());
        as("lead", "/people/far").body("mail", nullValue());
        as("boss", "/people?team=east").body("items.personId", contains("lead", "rep", "viewer"));
        as("boss", "/people/rep").body("crmOwners", notNullValue()).header("ETag", equalTo("\"0\""));
        as("rep", "/people/lead").header("ETag", equalTo("\"0-name\""));
        Api.bearer(token("lead")).delete("/api/v1/people/rep").then().statusCode(403);
        api.withScopes("send", "read", "read:people")
                .request()
                .get("/api/v1/people")
                .then()
                .statusCode(403);
    }

    @Test
    void theListComesInPages() {
        for (String id : List.of("a", "b", "c")) put(id).statusCode(201);

        String next = api.request()
                .get("/api/v1/people?limit=2")
                .then()
                .body("items.personId", contains("a", "b"))
                .extract()
                .path("next");
        api.request()
                .get("/api/v1/people?limit=2&cursor=" + next)
                .then()
                .body("items.personId", contains("c"))
                .body("next", nullValue());
    }

    private void signedIn(String id, String role, String team) {
        put(id, "subject", id, "role", role, "teams", List.of(team)).statusCode(201);
        await().until(() -> directory.person(api.tenant(), id).isPresent());
    }

    private ValidatableResponse as(String person, String path) {
        return Api.bearer(token(person)).get("/api/v1" + path).then();
    }

    private String token(String person) {
        return TestIssuer.running().person(api.tenant(), person);
    }

    private String tagOf(String id) {
        return get(id).extract().header("ETag");
    }

    private ValidatableResponse get(String id) {
        return api.request().get("/api/v1/people/" + id).then();
    }

    private ValidatableResponse erase(String id) {
        return api.request().delete("/api/v1/people/" + id).then();
    }

    private ValidatableResponse team(String id, Map<String, Object> body) {
        return api.json().body(body).put("/api/v1/teams/" + id).then();
    }

    private ValidatableResponse put(String id, Object... otherwise) {
        return api.json().body(body(id, otherwise)).put("/api/v1/people/" + id).then();
    }

    private ValidatableResponse send(String id, String header, String value, Object... otherwise) {
        return api.json()
                .header(header, value)
                .body(body(id, otherwise))
                .put("/api/v1/people/" + id)
                .then();
    }

    private static Map<String, Object> body(String id, Object... otherwise) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "name", "Name of " + id,
                "mail", "someone@example.org",
                "language", "zh-CN",
                "zone", "Asia/Shanghai",
                "role", "rep"));
        for (int i = 0; i < otherwise.length; i += 2) body.put((String) otherwise[i], otherwise[i + 1]);
        return body;
    }
}
