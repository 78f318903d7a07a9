package dev.fupan.actions.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import dev.fupan.actions.FakeMetrics;
import dev.fupan.actions.Office;
import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients send that they should not: a problem that says what to do, and nothing is lost. */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "actions"))
@QuarkusTestResource(FakeMetrics.class)
class BadInputTest {

    private static final String SCRIPT =
            "<script>alert(1)</script><img src=x onerror=alert(1)> 价格 \uD83D\uDE00 ' \" -- ;";

    @Inject
    Office office;

    private Office.Desk desk;

    @BeforeEach
    void aWorkspace() {
        desk = office.open();
    }

    @ParameterizedTest
    @CsvSource({
        "dueDate, 2026-02-30",
        "dueDate, 2026-13-01",
        "dueDate, 31.12.2026",
        "dueDate, 99999-01-01",
        "ownerId, nobody-we-know",
        "ownerId, sales",
        "category, magic",
        "area, everywhere"
    })
    void aFieldThatDoesNotFitIsNamed(String field, String value) {
        refused(desk.create("lead", Office.action(field, value)), "/" + field);
    }

    @Test
    void twoAreNobodyWhoIsAccountable() {
        refused(desk.create("lead", Office.action("ownerId", List.of("rep", "rep2"))), "/ownerId")
                .then()
                .body("detail", equalTo("/ownerId: expected the id of exactly one person; others can be helpers."));
    }

    @ParameterizedTest
    @CsvSource({
        "metric, M-99",
        "threshold, ten",
        "threshold, 1e400",
        "threshold, 1.5",
        "unit, percent",
        "comparator, ==",
        "window, 3 days",
        "window, P-3D",
        "window, P9999Y",
        "minimumSample, -1",
        "mode, guess",
        "onFail, extend",
        "onFail, explode"
    })
    void aCriterionThatCannotBeCheckedIsNamed(String field, String value) {
        Map<String, Object> criterion = Office.ruleL01();
        criterion.put(field, field.equals("minimumSample") ? Integer.valueOf(value) : value);
        refused(withCriterion(criterion), "/checkpoints/0/criterion/" + field);
    }

    @Test
    void aThresholdNeedsItsUnitAndAPauseItsChannel() {
        Map<String, Object> criterion = Office.ruleL01();
        criterion.remove("unit");
        refused(withCriterion(criterion), "/checkpoints/0/criterion/unit");
        Map<String, Object> everywhere = Office.ruleL01();
        everywhere.remove("filter");
        refused(withCriterion(everywhere), "/checkpoints/0/criterion/onFail");
    }

    private Response withCriterion(Map<String, Object> criterion) {
        return desk.create("lead", Office.action("checkpoints", List.of(Map.of("criterion", criterion))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"measure", "resources", "degree", "problemId", "causeId", "reviewId"})
    void noTextHasNulOrHalfASurrogateOrNoEnd(String field) {
        for (String bad : List.of("a\u0000b", "a\u0007b", "a\uD83D", "x".repeat(100_000)))
            refused(desk.create("lead", Office.action(field, bad)), "/" + field);
    }

    @Test
    void aCommentOfFiveMegabytesIsRefused() {
        String id = desk.created(Office.action());
        Response answer =
                desk.as("rep").body(Map.of("words", "x".repeat(5_000_000))).post("/api/v1/actions/" + id + "/comments");
        assertThat(answer.statusCode()).isIn(413, 422);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        desk.as("rep").get("/api/v1/actions/" + id + "/comments").then().body("items.size()", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "\"text\"", "{", "{\"measure\":1}", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]"})
    void aBodyThatIsNoActionIsRefused(String body) {
        for (String path : List.of("", "/series", "/templates")) {
            Response answer = desk.as("lead").body(body).post("/api/v1/actions" + path);
            assertThat(answer.statusCode()).as(path + " " + body).isBetween(400, 422);
            assertThat(answer.contentType()).startsWith("application/problem+json");
        }
    }

    @Test
    void aScriptStaysTheTextItIs() {
        Map<String, Object> action = Office.action();
        for (String field : List.of("measure", "resources", "degree")) action.put(field, SCRIPT);
        String id = desk.created(action);
        desk.move("rep", id, "in_progress", null);
        desk.move("rep", id, "blocked", SCRIPT)
                .then()
                .statusCode(200)
                .contentType(startsWith("application/json"))
                .body("measure", equalTo(SCRIPT))
                .body("statusReason", equalTo(SCRIPT));
    }

    @Test
    void ofManyWhoEditTheSameOneWinsAndTheOthersKnow() {
        String id = desk.created(Office.action());
        String tag = desk.get(id).header("ETag");
        List<CompletableFuture<Integer>> edits = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Map<String, Object> change = new TreeMap<>(Map.of("degree", "edit " + i));
            edits.add(CompletableFuture.supplyAsync(() -> desk.as("lead")
                    .header("If-Match", tag)
                    .body(change)
                    .patch("/api/v1/actions/" + id)
                    .statusCode()));
        }
        assertThat(edits.stream().map(CompletableFuture::join))
                .containsOnlyOnce(200)
                .containsOnly(200, 412);
        desk.get(id).then().body("revision", equalTo(2));
    }

    private static Response refused(Response answer, String pointer) {
        answer.then()
                .statusCode(422)
                .contentType(startsWith("application/problem+json"))
                .body("violations.pointer", hasItem(pointer));
        return answer;
    }
}
