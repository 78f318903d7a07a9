package dev.fupan.actions.template;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

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
class TemplatesResourceTest {

    private static final String TEMPLATES = "/api/v1/actions/templates";

    @Inject
    Office office;

    private Office.Desk desk;

    @BeforeEach
    void aWorkspace() {
        desk = office.open();
    }

    @Test
    void whatWentWellBecomesATemplateAndActionsAgain() {
        String action = desk.created(Office.action(
                "checkpoints", List.of(Map.of("criterion", Office.ruleL01()), Map.of("artefact", "test paper"))));
        String template = desk.as("lead")
                .body(Map.of("title", "Two creatives"))
                .post("/api/v1/actions/" + action + "/template")
                .then()
                .statusCode(201)
                .body("action.measure", equalTo("Test two new ad creatives"))
                .body("fromAction", equalTo(action))
                .extract()
                .path("id");

        desk.as("lead")
                .body(Map.of("ownerId", "rep2", "dueDate", "2031-02-01", "degree", "20 %"))
                .post(TEMPLATES + "/" + template + "/actions")
                .then()
                .statusCode(201)
                .body("measure", equalTo("Test two new ad creatives"))
                .body("ownerId", equalTo("rep2"))
                .body("degree", equalTo("20 %"))
                .body("dueDate", equalTo("2031-02-01"))
                .body("checkpoints.state", equalTo(List.of("pending", "pending")))
                .body("checkpoints[1].artefact", equalTo("test paper"));
        desk.as("lead")
                .body(Map.of())
                .post(TEMPLATES + "/" + template + "/actions")
                .then()
                .statusCode(422)
                .body("violations.pointer", hasItem("/ownerId"));
        desk.as("rep")
                .body(Map.of("ownerId", "rep"))
                .post(TEMPLATES + "/" + template + "/actions")
                .then()
                .statusCode(403);
    }

    @Test
    void aTemplateIsWrittenChangedAndRetired() {
        Map<String, Object> drill = Map.of("measure", "Drill", "category", "capability", "area", "personal_ability");
        String id = desk.as("lead")
                .body(Map.of("title", "Drill", "dueInDays", 3, "action", drill))
                .post(TEMPLATES)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        desk.as("rep").get(TEMPLATES).then().body("items.id", hasItem(id));
        desk.as("lead")
                .header("If-Match", "\"1\"")
                .body(Map.of("title", "Longer drill", "action", drill))
                .put(TEMPLATES + "/" + id)
                .then()
                .statusCode(200)
                .body("title", equalTo("Longer drill"));
        desk.as("lead")
                .header("If-Match", "\"1\"")
                .post(TEMPLATES + "/" + id + "/retire")
                .then()
                .statusCode(412);
        desk.as("lead")
                .header("If-Match", "\"2\"")
                .post(TEMPLATES + "/" + id + "/retire")
                .then()
                .statusCode(200);
        desk.as("lead").get(TEMPLATES).then().body("items.id", not(hasItem(id)));
        desk.as("lead")
                .body(Map.of("ownerId", "rep"))
                .post(TEMPLATES + "/" + id + "/actions")
                .then()
                .statusCode(409);
        office.open().as("lead").get(TEMPLATES + "/" + id).then().statusCode(404);
    }

    @Test
    void aTemplateBelongsToNobodyAndKeepsTheRulesOfActions() {
        desk.as("lead")
                .body(Map.of("title", "x", "action", Map.of("measure", "Drill", "ownerId", "rep")))
                .post(TEMPLATES)
                .then()
                .statusCode(422)
                .body("violations.pointer", hasItem("/action/ownerId"));
        desk.as("lead")
                .body(Map.of("title", "x", "action", Map.of("measure", "Drill", "category", "magic")))
                .post(TEMPLATES)
                .then()
                .statusCode(422)
                .body("violations.pointer", hasItems("/action/category", "/action/area"));
    }
}
