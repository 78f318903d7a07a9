package dev.fupan.actions.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.fupan.actions.FakeMetrics;
import dev.fupan.actions.Office;
import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "actions"))
@QuarkusTestResource(FakeMetrics.class)
class ActionsResourceTest {

    @Inject
    Office office;

    private Office.Desk desk;

    @BeforeEach
    void aWorkspace() {
        desk = office.open();
    }

    @Test
    void anActionMadeByHandIsTold() {
        desk.create("lead", Office.action("checkpoints", List.of(Map.of("artefact", "sign-in sheet and test paper"))))
                .then()
                .statusCode(201)
                .header("Location", containsString("/api/v1/actions/"))
                .header("ETag", startsWith("\"1."))
                .body("status", equalTo("not_started"))
                .body("overdue", equalTo(false))
                .body("missing", empty())
                .body("checkpoints[0].artefact", equalTo("sign-in sheet and test paper"));

        assertThat(desk.told()
                        .awaited("action.created", 1)
                        .get(0)
                        .data()
                        .path("origin")
                        .path("kind")
                        .asText())
                .isEqualTo("manual");
    }

    @Test
    void aVagueActionIsToldWhatIsMissing() {
        desk.create("lead", Office.action("measure", "Do better", "resources", null, "degree", null))
                .then()
                .statusCode(201)
                .body("missing", equalTo(List.of("number", "checkpoint", "resources", "degree")));
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        Map<String, Object> wrong = Office.action(
                "ownerId", List.of("rep", "rep2"),
                "dueDate", "2026-02-30",
                "category", "magic",
                "measure", "a\u0000b",
                "colour", "red");
        desk.create("lead", wrong)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("violations.pointer", hasItems("/ownerId", "/dueDate", "/category", "/measure", "/colour"));
        desk.create("lead", Office.action("ownerId", "sales"))
                .then()
                .statusCode(422)
                .body("detail", containsString("one person, not a team"));
        desk.create("lead", Office.action("ownerId", "stranger"))
                .then()
                .statusCode(422)
                .body("violations[0].pointer", equalTo("/ownerId"));
    }

    @Test
    void aWrongCriterionSaysWhere() {
        Map<String, Object> criterion = Office.ruleL01();
        criterion.put("metric", "M-99");
        criterion.remove("unit");
        desk.create("lead", Office.action("checkpoints", List.of(Map.of("criterion", criterion))))
                .then()
                .statusCode(422)
                .body("violations.pointer", hasItem("/checkpoints/0/criterion/unit"));
    }

    @Test
    void evidenceModeIsTheDefaultAndWantsAHorizon() {
        Map<String, Object> criterion = Office.ruleL01();
        criterion.remove("mode");
        desk.create("lead", Office.action("checkpoints", List.of(Map.of("criterion", criterion))))
                .then()
                .statusCode(422)
                .body("violations.pointer", hasItem("/checkpoints/0/criterion/horizon"));
    }

    @Test
    void statesLeadWhereTheyLeadAndNowhereElse() {
        String id = desk.created(Office.action());
        desk.move("rep", id, "done", null)
                .then()
                .statusCode(409)
                .body("possible", equalTo(List.of("cancelled", "in_progress")));
        desk.move("rep", id, "in_progress", null).then().statusCode(200).body("status", equalTo("in_progress"));
        desk.move("rep", id, "blocked", null).then().statusCode(409).body("detail", containsString("reason"));
        desk.move("rep", id, "blocked", "no budget").then().statusCode(200).body("statusReason", equalTo("no budget"));
        desk.move("rep", id, "done", null).then().statusCode(200);
        desk.move("rep", id, "in_progress", "not good enough").then().statusCode(200);
        desk.move("lead", id, "cancelled", "no more needed").then().statusCode(200);
        desk.move("rep", id, "in_progress", null).then().statusCode(409);
        desk.as("rep")
                .get("/api/v1/actions/" + id + "/history")
                .then()
                .body(
                        "items.findAll { it.field == 'status' }.after",
                        equalTo(List.of("in_progress", "blocked", "done", "in_progress", "cancelled")))
                .body("items.find { it.after == 'blocked' }.reason", equalTo("no budget"))
                .body("items.find { it.after == 'blocked' }.actor", equalTo("rep"));
    }

    @Test
    void theOwnerNeverVerifies() {
        String id = desk.created(Office.action());
        desk.move("rep", id, "in_progress", null);
        desk.move("rep", id, "done", null);
        desk.move("rep", id, "verified", null).then().statusCode(403);
        desk.move("lead", id, "verified", null).then().statusCode(409).body("detail", containsString("evidence"));
        desk.as("rep")
                .body(Map.of("kind", "document", "reference", "SOP handbook", "version", "V2.0"))
                .post("/api/v1/actions/" + id + "/evidence")
                .then()
                .statusCode(201);
        desk.move("lead", id, "verified", null).then().statusCode(200).body("status", equalTo("verified"));
        desk.as("lead").get("/api/v1/actions/" + id + "/evidence").then().body("items[0].version", equalTo("V2.0"));

        String own = desk.created(Office.action("ownerId", "lead"));
        desk.move("lead", own, "in_progress", null);
        desk.move("lead", own, "done", null);
        desk.as("lead").body(Map.of("kind", "document", "reference", "x")).post("/api/v1/actions/" + own + "/evidence");
        desk.move("lead", own, "verified", null).then().statusCode(403);
        desk.move("manager", own, "verified", null).then().statusCode(200);
    }

    @Test
    void leadsDecideAndOwnersDoNot() {
        String id = desk.created(Office.action());
        String tag = desk.get(id).header("ETag");
        desk.as("rep")
                .header("If-Match", tag)
                .body(Map.of("dueDate", "2031-01-01"))
                .patch("/api/v1/actions/" + id)
                .then()
                .statusCode(403)
                .body("detail", containsString("propose"));
        desk.as("lead")
                .body(Map.of("dueDate", "2031-01-01"))
                .patch("/api/v1/actions/" + id)
                .then()
                .statusCode(428);
        desk.as("lead")
                .header("If-Match", tag)
                .body(Map.of("dueDate", "2031-01-01", "resources", "none"))
                .patch("/api/v1/actions/" + id)
                .then()
                .statusCode(200)
                .body("dueDate", equalTo("2031-01-01"));
        desk.as("lead")
                .header("If-Match", tag)
                .body(Map.of("dueDate", "2031-02-01"))
                .patch("/api/v1/actions/" + id)
                .then()
                .statusCode(412);
        desk.create("rep", Office.action()).then().statusCode(403);
        desk.as("lead")
                .get("/api/v1/actions/" + id + "/history")
                .then()
                .body("items.find { it.field == 'dueDate' }.before", equalTo("2030-11-30"))
                .body("items.find { it.field == 'dueDate' }.after", equalTo("2031-01-01"));
    }

    @Test
    void anArtefactIsShownByItsEvidence() {
        String id = desk.created(Office.action("checkpoints", List.of(Map.of("artefact", "new SOP"))));
        String checkpoint = desk.get(id).path("checkpoints[0].id");
        desk.as("rep")
                .body(Map.of("kind", "document", "reference", "SOP", "version", "V2.0", "checkpointId", checkpoint))
                .post("/api/v1/actions/" + id + "/evidence")
                .then()
                .statusCode(201);
        desk.get(id).then().body("checkpoints[0].state", equalTo("shown"));
    }

    @Test
    void commentsStayWithTheAction() {
        String id = desk.created(Office.action());
        desk.as("rep")
                .body(Map.of("words", "<script>alert(1)</script> 价格"))
                .post("/api/v1/actions/" + id + "/comments")
                .then()
                .statusCode(201);
        desk.as("lead")
                .get("/api/v1/actions/" + id + "/comments")
                .then()
                .body("items", hasSize(1))
                .body("items[0].words", equalTo("<script>alert(1)</script> 价格"));
        desk.as("rep2")
                .body(Map.of("words", "hello"))
                .post("/api/v1/actions/" + id + "/comments")
                .then()
                .statusCode(403);
        desk.as("rep")
                .body(Map.of("words", "x".repeat(4_001)))
                .post("/api/v1/actions/" + id + "/comments")
                .then()
                .statusCode(422);
    }

    @Test
    void anotherCriterionIsACheckpointOfItsOwn() {
        String id = desk.created(Office.action("checkpoints", List.of(Map.of("criterion", Office.ruleL01()))));
        String checkpoint = desk.get(id).path("checkpoints[0].id");
        Map<String, Object> stricter = Office.ruleL01();
        stricter.put("threshold", "0.20");
        desk.as("lead")
                .body(stricter)
                .put("/api/v1/checkpoints/" + checkpoint + "/criterion")
                .then()
                .statusCode(201);
        desk.get(id)
                .then()
                .body("checkpoints.state", equalTo(List.of("cancelled", "pending")))
                .body("checkpoints[1].criterion.threshold", equalTo("0.20"));
        desk.as("lead")
                .body(stricter)
                .put("/api/v1/checkpoints/" + checkpoint + "/criterion")
                .then()
                .statusCode(409);
    }

    @Test
    void aClientThatHasItGetsNothingAgain() {
        String id = desk.created(Office.action());
        String tag = desk.get(id).header("ETag");
        desk.as("lead")
                .header("If-None-Match", tag)
                .get("/api/v1/actions/" + id)
                .then()
                .statusCode(304);
        desk.as("viewer")
                .header("If-None-Match", tag)
                .get("/api/v1/actions/" + id)
                .then()
                .statusCode(200);
    }

    @Test
    void anotherWorkspaceSeesNothing() {
        String id = desk.created(Office.action());
        Office.Desk other = office.open();
        other.get(id).then().statusCode(404);
        other.get("no-such-id").then().statusCode(404);
    }
}
