package dev.fupan.actions.desk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.actions.FakeMetrics;
import dev.fupan.actions.Office;
import dev.fupan.contracts.review.ReviewEvent;
import dev.fupan.kit.clock.ServiceClock;
import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever changes an action stands in its history: who, when, before, after. */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "actions"))
@QuarkusTestResource(FakeMetrics.class)
class HistoryTest {

    private static final String ACTIONS = "/api/v1/actions/";
    private static final List<String> FIELDS = List.of(
            "measure",
            "ownerId",
            "helperIds",
            "dueDate",
            "resources",
            "category",
            "area",
            "degree",
            "problemId",
            "causeId",
            "status");
    // Each has a list of its own with author and time, or changes no action.
    private static final Set<String> NO_CHANGE_OF_AN_ACTION = Set.of(
            "POST /api/v1/actions/{id}/comments",
            "POST /api/v1/actions/{id}/template",
            "POST /api/v1/actions/templates",
            "PUT /api/v1/actions/templates/{id}",
            "POST /api/v1/actions/templates/{id}/retire",
            "POST /api/v1/actions/series/{id}/end",
            "PUT /api/v1/actions/series/{id}/recurrence");

    @Inject
    Office office;

    @Inject
    ServiceClock clock;

    private final Set<String> walked = new TreeSet<>();
    private Office.Desk desk;

    @BeforeEach
    void aWorkspace() {
        clock.moveTo(Instant.parse("2033-03-01T10:00:00Z"));
        desk = office.open();
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void everyVerbLeavesItsLines() {
        String id = made("POST /api/v1/actions", desk.create("lead", action()));
        for (Map.Entry<String, Object> one : otherPlan().entrySet())
            changes("PATCH /api/v1/actions/{id}", "lead", id, () -> patched(id, "", one.getKey(), one.getValue()));
        moves(id);
        checkpointsAndEvidence(id);
        proposals(id);
        snoozes(id);
        seriesAndTemplates(id);
        changes("PATCH /api/v1/actions/{id}", "lead", id, () -> patched(id, "", "ownerId", "rep2"));

        Set<String> verbs = documented();
        verbs.removeAll(NO_CHANGE_OF_AN_ACTION);
        assertThat(walked).isEqualTo(verbs);
    }

    @Test
    void whatHappensByItselfLeavesItsLinesToo() {
        FakeMetrics.says(desk.tenant(), 2, 40);
        Map<String, Object> rule = Office.ruleL01();
        rule.put("onFail", "new_action");
        String id = desk.created(Office.action("checkpoints", List.of(Map.of("criterion", rule))));
        changes("a look", "system", id, () -> {
            clock.advance(Duration.ofDays(3));
            desk.told().awaited("checkpoint.evaluated", 1);
        });
        assertThat(history(id, 0).getList("items.field")).contains("checkpoint 1 look 1", "decision", "followed by");

        desk.reviews().tell("re-" + desk.tenant(), 1, clock.instant(), agreed());
        // each action is told under a key of its own: in which order they are read is not said
        String followed = desk.told().awaited("action.created", 3).stream()
                .filter(one -> one.data().at("/origin/kind").asText().equals("review"))
                .findFirst()
                .orElseThrow()
                .key();
        changes("a review withdraws", "lead", followed, () -> {
            desk.reviews()
                    .tell(
                            "re-" + desk.tenant(),
                            2,
                            clock.instant(),
                            new ReviewEvent.ActionWithdrawn("de-1", "a mistake"));
            desk.told().awaited("action.status_changed", 1);
        });
    }

    private void moves(String id) {
        String verb = "PUT /api/v1/actions/{id}/status";
        changes(verb, "rep", id, () -> ok(desk.move("rep", id, "in_progress", null)));
        changes(verb, "rep", id, () -> ok(desk.move("rep", id, "blocked", "the agency is late")));
        changes(verb, "rep", id, () -> ok(desk.move("rep", id, "in_progress", null)));
        assertThat(history(id, 0).getString("items.find { it.after == 'blocked' }.reason"))
                .isEqualTo("the agency is late");
    }

    private void checkpointsAndEvidence(String id) {
        String evidence = "POST /api/v1/actions/{id}/evidence";
        Map<String, Object> sheet = Map.of(
                "kind", "document", "reference", "sign-in sheet", "version", "V2.0", "checkpointId", checkpoint(id, 0));
        changes(evidence, "rep", id, () -> ok(desk.as("rep").body(sheet).post(ACTIONS + id + "/evidence")));
        changes(
                "POST /api/v1/actions/{action}/checkpoints",
                "lead",
                id,
                () -> ok(desk.as("lead")
                        .body(Map.of("criterion", Office.ruleL01()))
                        .post(ACTIONS + id + "/checkpoints")));
        Map<String, Object> stricter = Office.ruleL01();
        stricter.put("threshold", "0.20");
        changes(
                "PUT /api/v1/checkpoints/{id}/criterion",
                "lead",
                id,
                () -> ok(
                        desk.as("lead").body(stricter).put("/api/v1/checkpoints/" + checkpoint(id, 1) + "/criterion")));
        changes(
                "POST /api/v1/checkpoints/{id}/cancel",
                "lead",
                id,
                () -> ok(desk.as("lead")
                        .body(Map.of("reason", "another way"))
                        .post("/api/v1/checkpoints/" + checkpoint(id, 2) + "/cancel")));
    }

    private void proposals(String id) {
        for (String answer : List.of("refuse", "withdraw", "accept")) {
            String date = "2033-12-" + (10 + answer.length());
            changes(
                    "POST /api/v1/actions/{id}/proposals",
                    "rep",
                    id,
                    () -> ok(desk.as("rep")
                            .body(Map.of("field", "dueDate", "value", date, "reason", "the agency is late"))
                            .post(ACTIONS + id + "/proposals")));
            String proposal = desk.as("rep").get(ACTIONS + id + "/proposals").path("items[0].id");
            String who = answer.equals("withdraw") ? "rep" : "lead";
            changes(
                    "POST /api/v1/actions/proposals/{id}/" + answer,
                    who,
                    id,
                    () -> ok(desk.as(who)
                            .body(Map.of("reason", "no"))
                            .post(ACTIONS + "proposals/" + proposal + "/" + answer)));
        }
    }

    private void snoozes(String id) {
        String path = "/api/v1/reminders/snoozes/" + id;
        changes(
                "PUT /api/v1/reminders/snoozes/{action}",
                "rep",
                id,
                () -> ok(desk.as("rep")
                        .body(Map.of("until", "2033-03-04", "reason", "waiting for the agency"))
                        .put(path)));
        JsonPath history = history(id, 0);
        assertThat(history.getString("items.find { it.field == 'snooze' }.after"))
                .isEqualTo("2033-03-04");
        assertThat(history.getString("items.find { it.field == 'snooze' }.reason"))
                .isEqualTo("waiting for the agency");
        desk.as("rep2")
                .body(Map.of("until", "2033-03-04", "reason", "not mine"))
                .put(path)
                .then()
                .statusCode(403);
        changes(
                "DELETE /api/v1/reminders/snoozes/{action}",
                "rep",
                id,
                () -> ok(desk.as("rep").delete(path)));
        assertThat(history(id, 0).getString("items.findAll { it.field == 'snooze' }[1].before"))
                .isEqualTo("2033-03-04");
    }

    private void seriesAndTemplates(String id) {
        Map<String, Object> weekly = action();
        weekly.put("recurrence", Map.of("frequency", "weekly"));
        String series =
                ok(desk.as("lead").body(weekly).post(ACTIONS + "series")).path("id");
        String first = desk.as("lead").get("/api/v1/actions?series=" + series).path("items[0].id");
        made("POST /api/v1/actions/series", desk.get(first));
        changes(
                "PATCH /api/v1/actions/{id}/following",
                "lead",
                first,
                () -> patched(first, "/following", "resources", "a room"));
        String template = ok(desk.as("lead").body(Map.of("title", "Drill")).post(ACTIONS + id + "/template"))
                .path("id");
        made(
                "POST /api/v1/actions/templates/{id}/actions",
                desk.as("lead").body(Map.of("ownerId", "rep")).post(ACTIONS + "templates/" + template + "/actions"));
    }

    /** Runs it; what is another thing afterwards must stand in lines of a later revision. */
    private void changes(String verb, String actor, String id, Runnable change) {
        walked.add(verb);
        JsonPath before = desk.get(id).jsonPath();
        Instant from = clock.instant();

        change.run();

        JsonPath after = desk.get(id).jsonPath();
        List<Map<String, Object>> lines =
                history(id, before.getLong("revision")).getList("items");
        assertThat(lines).as(verb).isNotEmpty().allSatisfy(line -> {
            assertThat(line.get("actor")).as(verb).isEqualTo(actor);
            assertThat(Instant.parse((String) line.get("at"))).as(verb).isBetween(from, clock.instant());
        });
        for (String field : FIELDS) {
            String was = words(before, field);
            String is = words(after, field);
            List<Map<String, Object>> own = lines.stream()
                    .filter(line -> line.get("field").equals(field))
                    .toList();
            if (Objects.equals(was, is)) assertThat(own).as(verb + " " + field).isEmpty();
            else {
                assertThat(own.get(0).get("before")).as(verb + " " + field).isEqualTo(was);
                assertThat(own.get(own.size() - 1).get("after"))
                        .as(verb + " " + field)
                        .isEqualTo(is);
            }
        }
        List<String> states = before.getList("checkpoints.state");
        List<String> now = after.getList("checkpoints.state");
        for (int i = 0; i < now.size(); i++) {
            String checkpoint = "checkpoint " + (i + 1);
            if (i >= states.size() || !states.get(i).equals(now.get(i)))
                assertThat(lines).as(verb).anyMatch(line -> ((String) line.get("field")).startsWith(checkpoint));
        }
    }

    private String made(String verb, Response response) {
        walked.add(verb);
        String id = ok(response).path("id");
        assertThat(history(id, 0).getList("items")).as(verb).isNotEmpty();
        assertThat(history(id, 0).getMap("items[0]"))
                .as(verb)
                .containsEntry("field", "action")
                .containsEntry("actor", "lead")
                .containsEntry("after", response.path("measure"));
        return id;
    }

    private JsonPath history(String id, long after) {
        List<Map<String, Object>> items = desk.as("lead")
                .get(ACTIONS + id + "/history?limit=200")
                .jsonPath()
                .getList("items");
        List<Map<String, Object>> later = new ArrayList<>();
        for (Map<String, Object> one : items) if (((Number) one.get("revision")).longValue() > after) later.add(one);
        return JsonPath.from(dev.fupan.kit.form.Json.write(Map.of("items", later)));
    }

    private Response patched(String id, String more, String field, Object value) {
        Map<String, Object> body = new TreeMap<>();
        body.put(field, value);
        return ok(desk.as("lead")
                .header("If-Match", desk.get(id).header("ETag"))
                .body(body)
                .patch(ACTIONS + id + more));
    }

    private static Response ok(Response response) {
        assertThat(response.statusCode()).as(response.asString()).isBetween(200, 204);
        return response;
    }

    private String checkpoint(String id, int index) {
        return desk.get(id).path("checkpoints[" + index + "].id");
    }

    private static String words(JsonPath view, String field) {
        Object value = view.get(field);
        return value instanceof List<?> list
                ? String.join(",", list.stream().map(String::valueOf).toList())
                : (String) value;
    }

    private static Map<String, Object> action() {
        return Office.action("dueDate", "2033-11-30", "checkpoints", List.of(Map.of("artefact", "sign-in sheet")));
    }

    private static Map<String, Object> otherPlan() {
        Map<String, Object> other = new TreeMap<>(Map.of(
                "measure", "Test three new ad creatives",
                "helperIds", List.of("rep2"),
                "dueDate", "2033-12-01",
                "resources", "ad budget 4,000",
                "category", "capability",
                "area", "follow_up",
                "degree", "intent rate at least 12 %",
                "problemId", "pr-1",
                "causeId", "ca-1"));
        other.put("resources", null);
        return other;
    }

    private static Set<String> documented() {
        Map<String, Map<String, Object>> paths =
                given().get("/q/openapi?format=json").jsonPath().getMap("paths");
        Set<String> verbs = new TreeSet<>();
        paths.forEach((path, operations) -> {
            if (path.matches("/api/v1/(actions|checkpoints|reminders/snoozes)(/.*)?"))
                for (String method : operations.keySet())
                    if (Set.of("post", "put", "patch", "delete").contains(method))
                        verbs.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path);
        });
        return verbs;
    }

    private static ReviewEvent agreed() {
        return new ReviewEvent.ActionAgreed(
                "de-1",
                "Test two new ad creatives",
                "rep",
                List.of(),
                LocalDate.parse("2033-11-30"),
                null,
                "process",
                "acquisition",
                null,
                "pr-1",
                "ca-1",
                List.of(),
                null);
    }
}
