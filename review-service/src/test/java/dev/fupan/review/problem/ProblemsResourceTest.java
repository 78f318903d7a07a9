package dev.fupan.review.problem;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.fupan.review.FakeMetrics;
import dev.fupan.review.Office;
import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(FakeMetrics.class)
class ProblemsResourceTest {

    @Inject
    Office office;

    private Office.Desk desk;
    private String session;
    private String pack;

    @BeforeEach
    void aRunningSessionWithFacts() {
        desk = office.open();
        session = "/sessions/" + desk.started();
        pack = desk.post("lead", session + "/facts", Map.of())
                .then()
                .statusCode(201)
                .extract()
                .path("packId");
    }

    private Map<String, Object> problem(String numberKey, Object... more) {
        Map<String, Object> problem =
                new TreeMap<>(Map.of("statement", "Sales miss the target", "packId", pack, "numberKey", numberKey));
        for (int i = 0; i < more.length; i += 2) problem.put((String) more[i], more[i + 1]);
        return problem;
    }

    private String taken(String numberKey, Object... more) {
        return desk.post("rep", session + "/problems", problem(numberKey, more))
                .then()
                .statusCode(201)
                .header("ETag", equalTo("\"1\""))
                .extract()
                .path("id");
    }

    private ValidatableResponse patched(String id, int version, Map<String, Object> body) {
        return desk.as("rep")
                .header("If-Match", "\"" + version + "\"")
                .body(body)
                .patch("/api/v1" + session + "/problems/" + id)
                .then();
    }

    private ValidatableResponse moved(String who, String id, int version, String to, Object body) {
        return desk.as(who)
                .header("If-Match", "\"" + version + "\"")
                .body(body)
                .post("/api/v1" + session + "/problems/" + id + "/" + to)
                .then();
    }

    @Test
    void problemsAreRankedByHowFarTheirNumbersAreOffAndHowMuchHangsOnThem() {
        String sales = taken("performance/M-01/EUR/actual", "weight", 5);
        String ads = taken("channels/M-12/ads", "weight", 2);
        String cycle = taken("performance/M-22/actual", "weight", 1);
        desk.get("lead", session + "/problems")
                .then()
                .body("items.problem.id", contains(ads, sales, cycle))
                .body("items.rank", contains(1, 2, 3))
                .body("items.problem.impact", contains("0.3375", "0.24", "0"))
                .body("items.vital", contains(true, true, false))
                .body("items[1].problem.fact.heldAgainst", equalTo("target"))
                .body("items[1].problem.fact.shortfall", equalTo("0.24"));

        patched(cycle, 1, Map.of("estimate", Map.of("shortfall", "0.9", "basis", "Three lost tenders"), "weight", 5))
                .statusCode(200)
                .body("impact", equalTo("0.9"));
        desk.get("lead", session + "/problems").then().body("items[0].problem.id", equalTo(cycle));
        desk.get("lead", session + "/problems/" + cycle + "/history")
                .then()
                .body("items.findAll { it.version == 2 }.field", contains("estimate", "estimateBasis", "weight"));
    }

    @Test
    void aProblemWithoutANumberOfThePackIsRefused() {
        desk.post("rep", session + "/problems", Map.of("statement", "Things feel bad"))
                .then()
                .statusCode(422)
                .body("violations.pointer", hasItems("/packId", "/numberKey"));
        desk.post("rep", session + "/problems", problem("performance/M-99/actual"))
                .then()
                .statusCode(422)
                .body("violations.pointer", contains("/numberKey"));
        desk.post("rep", session + "/problems", problem("channels/M-12/ads", "packId", "other"))
                .then()
                .statusCode(422)
                .body("violations.pointer", contains("/packId"));
        Map<String, Object> estimate = Map.of("shortfall", "0.2", "basis", "guess");
        desk.post("rep", session + "/problems", problem("channels/M-12/ads", "estimate", estimate))
                .then()
                .statusCode(422)
                .body("violations.pointer", contains("/estimate"));
        desk.post("rep", session + "/problems", problem("channels/M-12/ads", "weight", 6, "statement", "\u0000"))
                .then()
                .statusCode(422)
                .body("violations", hasSize(2));
    }

    @Test
    void theFrozenPackSuggestsProblems() {
        String sales = taken("performance/M-01/EUR/actual");
        desk.get("rep", session + "/problem-suggestions")
                .then()
                .statusCode(200)
                .body("items.kind", contains("weak_channel", "loss_reason", "below_healthy_range", "attainment_gap"))
                .body("items[3].problemId", equalTo(sales))
                .body("items[3].statement.en", equalTo("Sales misses its target by 24 % (380 against 500)"))
                .body("items[3].statement.zh", startsWith("销售额比目标差 24 %"))
                .body("items[2].hint", equalTo("shallow need discovery"))
                .body("items[1].fact.numberKey", equalTo("lossReasons/M-24/price"))
                .body("items[0].fact.numberKey", equalTo("channels/M-12/ads"));
        desk.get("rep", "/sessions/" + desk.started() + "/problem-suggestions")
                .then()
                .statusCode(409);
    }

    @Test
    void aSessionHasOneCoreProblemAndItIsAGap() {
        String sales = taken("performance/M-01/EUR/actual");
        String ads = taken("channels/M-12/ads");
        String cycle = taken("performance/M-22/actual");
        desk.post("rep", session + "/problems/" + sales + "/make-core", Map.of())
                .then()
                .statusCode(403);
        desk.post("lead", session + "/problems/" + cycle + "/make-core", Map.of())
                .then()
                .statusCode(409);
        desk.post("lead", session + "/problems/" + sales + "/make-core", Map.of())
                .then()
                .statusCode(200);
        desk.post("lead", session + "/problems/" + ads + "/make-core", Map.of())
                .then()
                .statusCode(200);
        desk.get("rep", session + "/problems")
                .then()
                .body("items.findAll { it.problem.core }.problem.id", contains(ads));
    }

    @Test
    void aDroppedProblemHasNoPlaceUntilItIsTakenUpAgain() {
        String sales = taken("performance/M-01/EUR/actual");
        moved("rep", sales, 1, "drop", Map.of()).statusCode(422);
        moved("rep", sales, 1, "drop", Map.of("reason", "seasonal"))
                .statusCode(200)
                .body("state", equalTo("dropped"));
        desk.get("rep", session + "/problems").then().body("items[0].rank", equalTo(null));
        moved("rep", sales, 1, "take-up", Map.of()).statusCode(412).body("current.state", equalTo("dropped"));
        moved("rep", sales, 2, "take-up", Map.of()).statusCode(200).body("state", equalTo("open"));
    }

    @Test
    void onlyMembersOfARunningSessionWrite() {
        String sales = taken("performance/M-01/EUR/actual");
        desk.post("admin", session + "/problems", problem("channels/M-12/ads"))
                .then()
                .statusCode(403);
        desk.get("admin", session + "/problems/" + sales).then().statusCode(200);
        desk.get("viewer", session + "/problems").then().statusCode(403);
        desk.as("rep")
                .body(Map.of())
                .patch("/api/v1" + session + "/problems/" + sales)
                .then()
                .statusCode(428);
        String scheduled = "/sessions/" + desk.scheduled();
        desk.post("rep", scheduled + "/problems", problem("channels/M-12/ads"))
                .then()
                .statusCode(409);
        desk.get("rep", scheduled + "/problems/" + sales).then().statusCode(404);
    }
}
