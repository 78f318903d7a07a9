package dev.fupan.actions.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.actions.FakeMetrics;
import dev.fupan.actions.Office;
import dev.fupan.actions.Tables;
import dev.fupan.kit.form.Json;
import dev.fupan.teststack.BadInputWalk;
import dev.fupan.teststack.BadInputWalk.Example;
import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each field of each body that the service documents, sent in every wrong way: a problem that names it, never a 500. */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "actions"))
@QuarkusTestResource(FakeMetrics.class)
class BadInputWalkTest {

    private static final String ACTIONS = "/api/v1/actions";
    // A checkpoint has one of the two.
    private static final Map<String, Set<String>> EXCLUDED = Map.of("checkpoints", Set.of("/artefact", "/dueDate"));
    private static final Map<String, Object> REASON = Map.of("reason", "the agency is late");

    @Inject
    Office office;

    @Inject
    Tables tables;

    @TestHTTPResource("/")
    URI base;

    private Office.Desk desk;
    /** Takes evidence again and again: which checkpoint it belongs to stands in the body. */
    private @Nullable String proven;

    @BeforeEach
    void aWorkspace() {
        desk = office.open();
    }

    @Test
    void everyFieldOfEveryBodyIsRefusedByNameWhenItDoesNotFit() throws Exception {
        int bodies = BadInputWalk.of(base, this::example);
        assertThat(bodies).isGreaterThan(1_000);
    }

    private @Nullable Example example(String operation) {
        // a mail program posts the one line that RFC 8058 prescribes
        if (operation.contains("/unsubscribe/")) return null;
        if (operation.contains("/webhooks")) return webhooks(operation);
        if (operation.contains("/calendars") || operation.contains("/reminders")) return reminders(operation);
        if (operation.contains("/series") || operation.contains("/following")) return series(operation);
        if (operation.contains("template")) return templates(operation);
        return actions(operation);
    }

    private Example actions(String operation) {
        if (operation.equals("POST /api/v1/actions")) return as("lead", ACTIONS, null, whole());
        String id = operation.endsWith("/evidence") && proven != null ? proven : desk.created(whole());
        if (operation.endsWith("/evidence")) proven = id;
        String path = ACTIONS + "/" + id;
        String artefact = desk.get(id).path("checkpoints[0].id");
        String measured = desk.get(id).path("checkpoints[1].id");
        String tag = desk.get(id).header("ETag");
        return switch (operation) {
            case "PATCH /api/v1/actions/{id}" -> as("lead", path, tag, plan());
            case "PUT /api/v1/actions/{id}/status" -> {
                desk.move("rep", id, "in_progress", null);
                String moved = desk.get(id).header("ETag");
                yield as("rep", path + "/status", moved, Map.of("to", "blocked", "reason", "the agency is late"));
            }
            case "POST /api/v1/actions/{id}/comments" -> as("rep", path + "/comments", null, Map.of("words", "soon"));
            case "POST /api/v1/actions/{id}/evidence" ->
                as(
                        "rep",
                        path + "/evidence",
                        null,
                        Map.of(
                                "kind",
                                "document",
                                "reference",
                                "SOP handbook",
                                "version",
                                "V2.0",
                                "checkpointId",
                                artefact));
            case "POST /api/v1/actions/{id}/proposals" -> as("rep", path + "/proposals", null, proposal());
            case "POST /api/v1/actions/{action}/checkpoints" ->
                as(
                        "lead",
                        path + "/checkpoints",
                        null,
                        Map.of("criterion", evidence(), "startAt", "2030-01-01T09:00:00Z"));
            case "POST /api/v1/actions/proposals/{id}/refuse" -> {
                String proposed = desk.as("rep")
                        .body(proposal())
                        .post(path + "/proposals")
                        .path("id");
                yield as("lead", ACTIONS + "/proposals/" + proposed + "/refuse", null, REASON);
            }
            case "POST /api/v1/checkpoints/{id}/cancel" ->
                as("lead", "/api/v1/checkpoints/" + artefact + "/cancel", null, REASON);
            case "PUT /api/v1/checkpoints/{id}/criterion" ->
                as("lead", "/api/v1/checkpoints/" + measured + "/criterion", null, evidence());
            default -> throw new AssertionError("no example of a right request for " + operation);
        };
    }

    private Example series(String operation) {
        Map<String, Object> body = whole();
        body.put("recurrence", recurrence());
        if (operation.equals("POST /api/v1/actions/series")) return as("lead", ACTIONS + "/series", null, body);
        String id = desk.as("lead").body(body).post(ACTIONS + "/series").path("id");
        String first = desk.as("lead").get(ACTIONS + "?series=" + id).path("items[0].id");
        String tag = desk.as("lead").get(ACTIONS + "/series/" + id).header("ETag");
        return switch (operation) {
            case "POST /api/v1/actions/series/{id}/end" -> as("lead", ACTIONS + "/series/" + id + "/end", tag, REASON);
            case "PUT /api/v1/actions/series/{id}/recurrence" ->
                as("lead", ACTIONS + "/series/" + id + "/recurrence", tag, recurrence());
            case "PATCH /api/v1/actions/{id}/following" ->
                as("lead", ACTIONS + "/" + first + "/following", desk.get(first).header("ETag"), plan());
            default -> throw new AssertionError("no example of a right request for " + operation);
        };
    }

    private Example templates(String operation) {
        Map<String, Object> action = whole();
        List.of("ownerId", "dueDate", "reviewId", "problemId", "causeId").forEach(action::remove);
        Map<String, Object> template = Map.of("title", "Weekly drill", "dueInDays", 7, "action", action);
        if (operation.equals("POST /api/v1/actions/templates"))
            return as("lead", ACTIONS + "/templates", null, template);
        var made = desk.as("lead").body(template).post(ACTIONS + "/templates");
        String path = ACTIONS + "/templates/" + made.path("id");
        return switch (operation) {
            case "PUT /api/v1/actions/templates/{id}" -> as("lead", path, made.header("ETag"), template);
            case "POST /api/v1/actions/templates/{id}/actions" -> as("lead", path + "/actions", null, whole());
            case "POST /api/v1/actions/{id}/template" ->
                as("lead", ACTIONS + "/" + desk.created(whole()) + "/template", null, Map.of("title", "Weekly drill"));
            default -> throw new AssertionError("no example of a right request for " + operation);
        };
    }

    private Example reminders(String operation) {
        String calendar = "/api/v1/calendars/working";
        String preferences = "/api/v1/reminders/preferences";
        return switch (operation) {
            case "PUT /api/v1/calendars/working" ->
                as("admin", calendar, tag(calendar), Map.of("weekend", List.of("sunday"), "country", "DE"));
            case "PUT /api/v1/calendars/working/days/{date}" ->
                as(
                        "admin",
                        calendar + "/days/2030-05-02",
                        tag(calendar),
                        Map.of("working", false, "source", "company outing"));
            case "PUT /api/v1/reminders/preferences" ->
                as(
                        "admin",
                        preferences,
                        tag(preferences),
                        Map.of("optedOut", true, "quietHours", Map.of("from", "18:30", "to", "09:30")));
            case "PUT /api/v1/reminders/snoozes/{action}" ->
                as(
                        "rep",
                        "/api/v1/reminders/snoozes/" + desk.created(whole()),
                        null,
                        Map.of("until", desk.today().plusDays(3).toString(), "reason", "the agency is late"));
            default -> throw new AssertionError("no example of a right request for " + operation);
        };
    }

    private Example webhooks(String operation) {
        tables.change(desk.tenant(), "delete from webhook_endpoint");
        Map<String, Object> endpoint = Map.of(
                "url",
                "https://crm.example.com/hooks",
                "description",
                "our CRM",
                "eventTypes",
                List.of("fupan.channel.pause_requested.v1"));
        if (operation.equals("POST /api/v1/webhooks")) return as("admin", "/api/v1/webhooks", null, endpoint);
        var made = desk.as("admin").body(endpoint).post("/api/v1/webhooks");
        String path = "/api/v1/webhooks/" + made.path("id");
        return switch (operation) {
            case "PATCH /api/v1/webhooks/{id}" -> as("admin", path, made.header("ETag"), endpoint);
            case "POST /api/v1/webhooks/{id}/rotate" -> as("admin", path + "/rotate", null, Map.of("overlap", "PT1H"));
            case "POST /api/v1/webhooks/{id}/resend" ->
                as("admin", path + "/resend", null, Map.of("since", desk.today().minusDays(1) + "T00:00:00Z"));
            default -> throw new AssertionError("no example of a right request for " + operation);
        };
    }

    private String tag(String path) {
        return desk.as("admin").get(path).header("ETag");
    }

    private Example as(String person, String path, @Nullable String ifMatch, Object body) {
        Map<String, String> headers =
                new TreeMap<>(Map.of("Authorization", "Bearer " + desk.people().token(person)));
        if (ifMatch != null) headers.put("If-Match", ifMatch);
        return new Example(
                path, headers, Json.write(body), EXCLUDED.getOrDefault(path.replaceAll(".*/", ""), Set.of()));
    }

    private static Map<String, Object> plan() {
        return new TreeMap<>(Office.action("helperIds", List.of("rep2"), "problemId", "pr-1", "causeId", "ca-1"));
    }

    private static Map<String, Object> whole() {
        Map<String, Object> action = plan();
        action.put("reviewId", "re-1");
        action.put(
                "checkpoints",
                List.of(
                        Map.of("artefact", "sign-in sheet", "dueDate", "2030-11-30"),
                        Map.of("criterion", evidence(), "startAt", "2030-01-01T09:00:00Z")));
        return action;
    }

    private static Map<String, Object> evidence() {
        Map<String, Object> criterion = Office.ruleL01();
        criterion.putAll(
                Map.of("mode", "evidence", "horizon", "P1D", "onPass", "continue", "onInconclusive", "extend"));
        return criterion;
    }

    private static Map<String, Object> proposal() {
        return Map.of("field", "dueDate", "value", "2030-12-24", "reason", "the agency is late");
    }

    private static Map<String, Object> recurrence() {
        return Map.of(
                "frequency", "weekly", "interval", 1, "days", List.of("SATURDAY"), "until", "2031-11-30", "count", 5);
    }
}
