package dev.fupan.actions.desk;

import static dev.fupan.teststack.Patience.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.actions.FakeMetrics;
import dev.fupan.actions.Office;
import dev.fupan.contracts.people.Role;
import dev.fupan.kit.people.Directory;
import dev.fupan.teststack.FupanStack;
import dev.fupan.teststack.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Who may do what with an action of rep, whose lead is lead: the row "action" of the table of roles and the one below
 * it. Each line holds the status for the owner, another rep, a helper, a viewer, the lead, an admin, an admin of
 * another workspace, a service, an expired token and none.
 */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "actions"))
@QuarkusTestResource(FakeMetrics.class)
class ActionRightsTest {

    private static final String TABLE = """
            GET   {a}                     200 200 200 200 200 200 404 403 401 401
            GET   {a}/history             200 403 200 403 200 200 404 403 401 401
            GET   {a}/comments            200 403 200 403 200 200 404 403 401 401
            GET   {a}/evidence            200 403 200 403 200 200 404 403 401 401
            GET   {a}/proposals           200 403 200 403 200 200 404 403 401 401
            GET   {c}                     200 403 200 403 200 200 404 403 401 401
            GET   /actions                200 200 200 200 200 200 200 403 401 401
            GET   /actions/scoreboard     200 200 200 403 200 200 200 403 401 401
            GET   /actions/templates      200 200 200 403 200 200 200 403 401 401
            GET   /actions/series         403 403 403 403 200 200 200 403 401 401
            GET   /actions/proposals      403 403 403 403 200 200 200 403 401 401
            GET   /actions/refused        403 403 403 403 403 200 200 403 401 401
            POST  {a}/comments            201 403 403 403 201 201 404 403 401 401
            POST  {a}/evidence            201 403 403 403 201 201 404 403 401 401
            POST  {a}/proposals           201 403 403 403 403 403 404 403 401 401
            POST  {a}/checkpoints         403 403 403 403 201 201 404 403 401 401
            POST  {a}/template            403 403 403 403 201 201 404 403 401 401
            POST  /actions                403 403 403 403 201 201 201 403 401 401
            POST  /actions/series         403 403 403 403 201 201 201 403 401 401
            POST  /actions/templates      403 403 403 403 201 201 201 403 401 401
            PATCH {a}                     403 403 403 403 200 200 404 403 401 401
            PATCH {a}/following           403 403 403 403 409 409 404 403 401 401
            PUT   {a}/status in_progress  200 403 403 403 200 200 404 403 401 401
            PUT   {a}/status cancelled    403 403 403 403 200 200 404 403 401 401
            PUT   {a}/status verified     403 403 403 403 409 409 404 403 401 401
            PUT   {c}/criterion           403 403 403 403 201 201 404 403 401 401
            POST  {c}/cancel              403 403 403 403 200 200 404 403 401 401
            """;

    @Inject
    Office office;

    @Inject
    Directory directory;

    @Test
    void theTableOfRolesHolds() {
        Office.Desk desk = office.open();
        Office.Desk other = office.open();
        desk.people().put(desk.people().person("stranger", Role.REP, "lead", List.of("sales"), List.of()));
        await().until(() -> directory.person(desk.tenant(), "stranger").isPresent());
        List<String> wrong = new ArrayList<>();
        for (String line : TABLE.lines().toList()) {
            String[] words = line.trim().split("\\s+");
            int codes = words.length - 10;
            String to = codes == 3 ? words[2] : "";
            List<String> actual = new ArrayList<>();
            for (int column = 0; column < 10; column++) {
                String action = desk.created(Office.action(
                        "helperIds", List.of("rep2"),
                        "checkpoints", List.of(Map.of("criterion", Office.ruleL01()))));
                actual.add(Integer.toString(send(words[0], words[1], to, action, desk, as(column, desk, other))));
            }
            List<String> expected = Arrays.asList(words).subList(codes, words.length);
            if (!actual.equals(expected)) wrong.add(line.trim() + "\n   but was " + String.join(" ", actual));
        }
        assertThat(wrong).isEmpty();
    }

    private static RequestSpecification as(int column, Office.Desk desk, Office.Desk other) {
        return switch (column) {
            case 0 -> desk.as("rep");
            case 1 -> desk.as("stranger");
            case 2 -> desk.as("rep2");
            case 3 -> desk.as("viewer");
            case 4 -> desk.as("lead");
            case 5 -> desk.as("admin");
            case 6 -> other.as("admin");
            case 7 ->
                bearer(TestIssuer.running().service("review-service", "action-tracker-service", "packs.freeze"))
                        .header("Fupan-Tenant", desk.tenant());
            case 8 -> bearer(TestIssuer.running().expired(desk.tenant(), "admin"));
            default -> given().contentType("application/json");
        };
    }

    private static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token).contentType("application/json");
    }

    private static int send(
            String method, String path, String to, String action, Office.Desk desk, RequestSpecification request) {
        var known = desk.get(action);
        String checkpoint = known.path("checkpoints[0].id");
        String url = "/api/v1" + path.replace("{a}", "/actions/" + action).replace("{c}", "/checkpoints/" + checkpoint);
        if (!method.equals("GET"))
            request.header("If-Match", known.header("ETag")).body(body(method, path, to));
        return request.request(method, url).statusCode();
    }

    private static Object body(String method, String path, String to) {
        if (path.endsWith("/status")) return Map.of("to", to, "reason", "test");
        if (path.endsWith("/comments")) return Map.of("words", "well done");
        if (path.endsWith("/evidence")) return Map.of("kind", "document", "reference", "SOP");
        if (path.endsWith("/proposals")) return Map.of("field", "cancel", "reason", "test");
        if (path.endsWith("/checkpoints")) return Map.of("artefact", "SOP");
        if (path.endsWith("/template")) return Map.of("title", "good practice");
        if (path.endsWith("/templates"))
            return Map.of(
                    "title",
                    "good practice",
                    "action",
                    Map.of("measure", "Drill", "category", "capability", "area", "personal_ability"));
        if (path.endsWith("/criterion")) return Office.ruleL01();
        if (path.endsWith("/cancel")) return Map.of("reason", "test");
        if (method.equals("PATCH")) return Map.of("degree", "20 %");
        return path.endsWith("/series") ? Office.action("recurrence", Map.of("frequency", "weekly")) : Office.action();
    }
}
