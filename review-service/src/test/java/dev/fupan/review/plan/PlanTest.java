package dev.fupan.review.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import dev.fupan.contracts.action.Criterion;
import dev.fupan.contracts.review.ReviewEvent;
import dev.fupan.review.FakeMetrics;
import dev.fupan.review.Office;
import dev.fupan.teststack.FupanStack;
import dev.fupan.teststack.Told;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(FakeMetrics.class)
class PlanTest {

    @Inject
    Office office;

    private Office.Desk desk;
    private String id;

    @BeforeEach
    void aRunningSession() {
        desk = office.open();
        id = desk.started();
    }

    @Test
    void whatIsAgreedArrivesInTheFormThatTheTrackerReads() {
        String decision = agree(action())
                .then()
                .statusCode(201)
                .body("missing", empty())
                .body("checkpoints", hasSize(2))
                .extract()
                .path("decisionId");

        Told.Event told = desk.told().awaited("review.action_agreed", 1).get(0);
        assertThat(told.key()).isEqualTo(id);
        byte[] data = told.data().toString().getBytes(StandardCharsets.UTF_8);
        var read = (ReviewEvent.ActionAgreed)
                ReviewEvent.FAMILY.read("fupan.review.action_agreed.v1", data).orElseThrow();
        assertThat(read.decisionId()).isEqualTo(decision);
        assertThat(read.ownerId()).isEqualTo("rep");
        Criterion criterion = read.checkpoints().get(1).criterion();
        assertThat(criterion.threshold()).isEqualByComparingTo(new BigDecimal("0.10"));
        assertThat(criterion.filter()).isEqualTo(Map.of("channel", "ads"));
        assertThat(read.checkpoints().get(0).artefact()).isEqualTo("sign-in sheet and test paper");
    }

    @Test
    void theSameKeyAgreesOnce() {
        for (int i = 0; i < 2; i++)
            desk.as("rep")
                    .header("Idempotency-Key", "mine-1")
                    .body(action())
                    .post("/api/v1/sessions/" + id + "/actions")
                    .then()
                    .statusCode(201);
        Map<String, Object> other = action();
        other.put("measure", "Something else");
        desk.as("rep")
                .header("Idempotency-Key", "mine-1")
                .body(other)
                .post("/api/v1/sessions/" + id + "/actions")
                .then()
                .statusCode(422);
        desk.get("lead", "/sessions/" + id + "/actions").then().body("items", hasSize(1));
        assertThat(desk.told().awaited("review.action_agreed", 1)).hasSize(1);
    }

    @Test
    void everythingThatIsWrongWithAnActionIsToldAtOnce() {
        Map<String, Object> wrong = action();
        wrong.put("ownerId", List.of("rep", "rep2"));
        wrong.put("dueDate", "2020-01-01");
        wrong.put("helperIds", List.of("stranger"));
        wrong.put("category", "magic");
        Map<String, Object> criterion = criterion();
        criterion.put("metric", "M-99");
        criterion.remove("unit");
        wrong.put("checkpoints", List.of(Map.of("criterion", criterion), Map.of()));
        agree(wrong)
                .then()
                .statusCode(422)
                .body(
                        "violations.pointer",
                        hasItems(
                                "/ownerId",
                                "/dueDate",
                                "/helperIds/0",
                                "/category",
                                "/checkpoints/0/criterion/unit",
                                "/checkpoints/1/artefact"));
        wrong = action();
        wrong.put("ownerId", "sales");
        agree(wrong).then().statusCode(422).body("violations[0].expected", equalTo("one person, not a team"));
    }

    @Test
    void aVagueActionIsToldWhatItLacks() {
        Map<String, Object> vague = action();
        vague.put("measure", "Do better");
        for (String one : List.of("degree", "resources", "checkpoints")) vague.remove(one);
        agree(vague).then().statusCode(201).body("missing", hasItems("number", "checkpoint", "resources", "degree"));
    }

    @Test
    void anAgreedActionIsWithdrawnForAReasonAndThenDoesNotCount() {
        String decision = agree(action()).then().extract().path("decisionId");
        String withdraw = "/sessions/" + id + "/actions/" + decision + "/withdraw";
        desk.post("rep", withdraw, Map.of("reason", "agreed by mistake"))
                .then()
                .statusCode(200)
                .body("state", equalTo("withdrawn"));
        desk.post("rep", withdraw, Map.of("reason", "again")).then().statusCode(409);
        Told.Event told = desk.told().awaited("review.action_withdrawn", 1).get(0);
        assertThat(told.data().path("decisionId").asText()).isEqualTo(decision);

        Map<String, Object> goals = Map.of("nextGoals", List.of("10 % intent"));
        desk.post("lead", "/sessions/" + id + "/close", goals).then().statusCode(422);
        String kept = agree(action()).then().extract().path("decisionId");
        desk.post("lead", "/sessions/" + id + "/close", goals).then().statusCode(204);
        Told.Event closed = desk.told().awaited("review.closed", 1).get(0);
        assertThat(closed.data().path("decisionIds")).hasSize(1);
        assertThat(closed.data().path("decisionIds").get(0).asText()).isEqualTo(kept);
        agree(action()).then().statusCode(409).body("state", equalTo("closed"));
    }

    @Test
    void anActionGoesAgainstAProblemAndACauseOfItsSession() {
        desk.post("lead", "/sessions/" + id + "/facts", Map.of()).then().statusCode(201);
        String pack = desk.get("lead", "/sessions/" + id + "/facts").path("items[0].packId");
        String problem = desk.post(
                        "rep",
                        "/sessions/" + id + "/problems",
                        Map.of(
                                "statement",
                                "Ads bring 5 % intent, not 10 %",
                                "packId",
                                pack,
                                "numberKey",
                                "channels/M-12/ads",
                                "weight",
                                5))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Map<String, Object> linked = action();
        linked.put("problemId", problem);
        agree(linked).then().statusCode(201).body("problemId", equalTo(problem));
        linked.put("causeId", "nobody knows");
        agree(linked).then().statusCode(422).body("violations.pointer", equalTo(List.of("/causeId")));
        linked.put("problemId", "nobody knows");
        agree(linked).then().statusCode(422).body("violations.pointer", hasItem("/problemId"));
    }

    @Test
    void whatWasWithdrawnIsNoActionToCloseWith() {
        String decision = agree(action()).path("decisionId");
        Map<String, Object> goals = Map.of("nextGoals", List.of("10 % intent"));
        Map<String, Object> without = Map.of("nextGoals", List.of("10 % intent"), "noActionReason", "wait");
        desk.post("lead", "/sessions/" + id + "/close", without).then().statusCode(422);
        desk.post("rep", "/sessions/" + id + "/actions/" + decision + "/withdraw", Map.of("reason", "too dear"))
                .then()
                .statusCode(200);
        desk.post("lead", "/sessions/" + id + "/close", goals)
                .then()
                .statusCode(422)
                .body("violations.pointer", equalTo(List.of("/noActionReason")));
        desk.post("lead", "/sessions/" + id + "/close", without).then().statusCode(204);
    }

    @Test
    void onlyParticipantsAgree() {
        desk.post("manager", "/sessions/" + id + "/actions", action()).then().statusCode(403);
        desk.get("manager", "/sessions/" + id + "/actions").then().statusCode(200);
        desk.get("viewer", "/sessions/" + id + "/actions").then().statusCode(403);
    }

    @Test
    void aRecurringActionSaysHowOften() {
        Map<String, Object> drill = action();
        drill.put("recurrence", Map.of("frequency", "weekly", "days", List.of("MONDAY"), "count", 10));
        agree(drill).then().statusCode(201).body("recurrence.days", hasItem("MONDAY"));
        drill.put("recurrence", Map.of("frequency", "sometimes", "days", List.of("FUNDAY")));
        agree(drill).then().statusCode(422).body("violations.pointer", hasItems("/recurrence/frequency"));
    }

    @Test
    void inAPersonalSummaryARepDecidesAboutNothingButOwnThings() {
        String own = personal();
        String actions = "/sessions/" + own + "/actions";
        Map<String, Object> mine = action();
        mine.put("checkpoints", List.of(Map.of("artefact", "notes of five calls")));
        desk.post("rep", actions, mine).then().statusCode(201);

        Map<String, Object> ofAnother = new TreeMap<>(mine);
        ofAnother.put("ownerId", "rep2");
        desk.post("rep", actions, ofAnother)
                .then()
                .statusCode(403)
                .body("detail", containsString("name yourself as ownerId"));
        Map<String, Object> withHelp = new TreeMap<>(mine);
        withHelp.put("helperIds", List.of("lead"));
        desk.post("rep", actions, withHelp).then().statusCode(403);
        desk.post("rep", actions, action())
                .then()
                .statusCode(403)
                .body("detail", containsString("To pause a channel reaches others"));
        desk.post("rep", actions, looking("Rep Two")).then().statusCode(403);
        desk.post("rep", actions, looking("Rep One")).then().statusCode(201);
        assertThat(desk.told().awaited("review.action_agreed", 2)).hasSize(2);
    }

    @Test
    void aLeadWhoJoinsAPersonalSummaryDecidesThereAndTheRepDoesNotTakeItBack() {
        String own = personal();
        participants("lead", own, "rep", "lead").then().statusCode(403);
        participants("rep", own, "rep", "rep2").then().statusCode(403).body("detail", containsString("ask your lead"));
        participants("admin", own, "rep", "lead").then().statusCode(200);

        String decision = desk.post("lead", "/sessions/" + own + "/actions", action())
                .then()
                .statusCode(201)
                .extract()
                .path("decisionId");
        String withdraw = "/sessions/" + own + "/actions/" + decision + "/withdraw";
        desk.post("rep", withdraw, Map.of("reason", "no")).then().statusCode(403);
        desk.post("lead", withdraw, Map.of("reason", "no")).then().statusCode(200);
    }

    private Response participants(String who, String session, String facilitator, String other) {
        return desk.as(who)
                .header("If-Match", desk.get("rep", "/sessions/" + session).header("ETag"))
                .body(Map.of(
                        "participants",
                        List.of(
                                Map.of("personId", facilitator, "role", "facilitator"),
                                Map.of("personId", other, "role", "support"))))
                .put("/api/v1/sessions/" + session + "/participants");
    }

    private String personal() {
        Map<String, Object> summary =
                Office.session("templateKey", "personal-summary", "participants", null, "scope", null);
        String own = desk.post("rep", "/sessions", summary).path("id");
        desk.post("rep", "/sessions/" + own + "/start", Map.of()).then().statusCode(200);
        return own;
    }

    private static Map<String, Object> looking(String owner) {
        Map<String, Object> criterion = criterion();
        criterion.put("filter", Map.of("owner", owner));
        criterion.put("onFail", "escalate");
        Map<String, Object> action = action();
        action.put("checkpoints", List.of(Map.of("criterion", criterion)));
        return action;
    }

    private Response agree(Map<String, Object> action) {
        return desk.post("rep", "/sessions/" + id + "/actions", action);
    }

    private static Map<String, Object> action() {
        return new TreeMap<>(Map.of(
                "measure", "Test two new ad creatives",
                "ownerId", "rep",
                "dueDate", "2030-11-30",
                "resources", "ad budget 3,000",
                "category", "process",
                "area", "acquisition",
                "degree", "intent rate at least 10 %",
                "checkpoints",
                        List.of(Map.of("artefact", "sign-in sheet and test paper"), Map.of("criterion", criterion()))));
    }

    private static Map<String, Object> criterion() {
        return new TreeMap<>(Map.of(
                "metric", "M-12",
                "filter", Map.of("channel", "ads"),
                "window", "P3D",
                "comparator", ">=",
                "threshold", "0.10",
                "unit", "ratio",
                "minimumSample", 29,
                "mode", "point",
                "onFail", "pause_channel"));
    }
}
