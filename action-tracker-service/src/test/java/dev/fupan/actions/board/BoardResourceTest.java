package dev.fupan.actions.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.fupan.actions.FakeMetrics;
import dev.fupan.actions.Office;
import dev.fupan.kit.clock.ServiceClock;
import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "actions"))
@QuarkusTestResource(FakeMetrics.class)
class BoardResourceTest {

    private static final String ACTIONS = "/api/v1/actions";

    @Inject
    Office office;

    @Inject
    ServiceClock clock;

    private Office.Desk desk;

    @BeforeEach
    void aWorkspaceOnAWednesday() {
        clock.moveTo(Instant.parse("2031-03-05T10:00:00Z"));
        desk = office.open();
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    private String due(String measure, String date, Object... more) {
        Map<String, Object> action = Office.action(more);
        action.put("measure", measure);
        action.put("dueDate", date);
        return desk.created(action);
    }

    @Test
    void theWeeklyMeetingSeesWhatIsDueThisWeekAndWhatIsOverdue() {
        due("late", "2031-03-04");
        due("today", "2031-03-05");
        due("sunday", "2031-03-09");
        due("monday", "2031-03-10");
        String done = due("done", "2031-03-06");
        desk.move("rep", done, "in_progress", null);
        desk.move("rep", done, "done", null);

        assertThat(measures("due=this_week")).containsExactly("late", "today", "sunday");
        assertThat(measures("due=overdue")).containsExactly("late");
        assertThat(measures("due=next_week")).containsExactly("monday");
        assertThat(measures("status=done")).containsExactly("done");
        assertThat(measures("open=true&from=2031-03-05&to=2031-03-10")).containsExactly("today", "sunday");
        assertThat(measures("status=done&open=true")).isEmpty();
    }

    @Test
    void filtersAreByOwnerReviewAndWhatElseIsAgreed() {
        due("of rep", "2031-04-01", "reviewId", "re-1");
        due("of rep2", "2031-04-02", "ownerId", "rep2", "area", "after_sales", "helperIds", List.of("rep"));

        assertThat(measures("owner=rep2")).containsExactly("of rep2");
        assertThat(measures("review=re-1")).containsExactly("of rep");
        assertThat(measures("area=after_sales&category=process")).containsExactly("of rep2");
        assertThat(measures("helper=rep")).containsExactly("of rep2");
        desk.as("lead")
                .get(ACTIONS + "?status=magic&from=2031-02-30&colour=red")
                .then()
                .statusCode(422)
                .body("violations.pointer", hasItems("?status", "?from", "?colour"));
    }

    private List<String> measures(String query) {
        return desk.as("lead")
                .get(ACTIONS + "?" + query)
                .then()
                .statusCode(200)
                .extract()
                .path("items.measure");
    }

    @Test
    void pagesFollowEachOtherWithoutGapsAndAnUnchangedOneIsNotSentAgain() {
        for (int i = 0; i < 7; i++) due("m" + i, "2031-04-0" + (1 + i / 3));
        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Response page = desk.as("lead").get(ACTIONS + "?limit=3&cursor=" + cursor);
            seen.addAll(page.path("items.measure"));
            cursor = page.path("next");
        }
        assertThat(seen).containsExactlyInAnyOrder("m0", "m1", "m2", "m3", "m4", "m5", "m6");

        String tag = desk.as("lead").get(ACTIONS).header("ETag");
        desk.as("lead").header("If-None-Match", tag).get(ACTIONS).then().statusCode(304);
        due("new", "2031-05-01");
        desk.as("lead").header("If-None-Match", tag).get(ACTIONS).then().statusCode(200);
        desk.as("lead").get(ACTIONS + "?cursor=nonsense").then().statusCode(400);
    }

    @Test
    void everyoneSeesAsFarAsTheyMay() {
        due("of rep", "2031-04-01");
        due("of rep2", "2031-04-02", "ownerId", "rep2");
        due("helped", "2031-04-03", "ownerId", "rep2", "helperIds", List.of("rep"));
        String boss = desk.create("admin", Office.action("ownerId", "manager", "measure", "of manager"))
                .path("id");

        desk.as("rep").get(ACTIONS).then().body("items.measure", equalTo(List.of("of rep", "helped")));
        desk.as("lead").get(ACTIONS).then().body("items.measure", equalTo(List.of("of rep", "of rep2", "helped")));
        desk.as("admin").get(ACTIONS).then().body("items.size()", equalTo(4));
        desk.as("viewer")
                .get(ACTIONS)
                .then()
                .body("items.size()", equalTo(4))
                .body("items.ownerId", everyItem(nullValue()))
                .body("items.dueDate", everyItem(nullValue()));
        desk.as("viewer").get(ACTIONS + "?owner=rep").then().statusCode(403);
        desk.as("rep")
                .get(ACTIONS + "/" + boss)
                .then()
                .body("restricted", equalTo(true))
                .body("ownerId", nullValue());
        desk.as("rep").get(ACTIONS + "/" + boss + "/history").then().statusCode(403);
        office.open().as("admin").get(ACTIONS).then().body("items", empty());
    }

    @Test
    void aTableForSpreadsheetsRunsNothing() {
        due("=1+1, \"quoted\"", "2031-04-01");
        desk.as("lead")
                .header("Accept", "text/csv")
                .get(ACTIONS)
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .body(startsWith("id,measure,ownerId"))
                .body(org.hamcrest.Matchers.containsString("\"'=1+1, \"\"quoted\"\"\""));
    }

    @Test
    void fourActionsThreeVerdictsOneHitOfTwoDecided() {
        measured("pass", 5, 40);
        measured("fail", 2, 40);
        measured("inconclusive", 0, 12);
        due("pending", "2031-05-01", "checkpoints", List.of(Map.of("criterion", criterion("P30D"))));

        desk.as("lead")
                .get(ACTIONS + "/scoreboard?by=owner")
                .then()
                .statusCode(200)
                .body("whole.actions", equalTo(4))
                .body("whole.coverage", equalTo(0.75f))
                .body("whole.decided", equalTo(2))
                .body("whole.passed", equalTo(1))
                .body("whole.hitRate", equalTo(0.5f))
                .body("whole.inconclusive", equalTo(1))
                .body("whole.pending", equalTo(1))
                .body("whole.medianDaysToVerdict", equalTo(3.0f))
                .body("items.key", equalTo(List.of("rep")))
                .body("items[0].actions", equalTo(4));
        desk.as("rep2").get(ACTIONS + "/scoreboard").then().body("whole.actions", equalTo(0));
        desk.as("lead")
                .get(ACTIONS + "/scoreboard?from="
                        + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(2))
                .then()
                .body("whole.actions", equalTo(0));
    }

    @Test
    void theScoreboardIsPartedByReviewAndByTeam() {
        measured("pass", 5, 40, "reviewId", "re-1");
        measured("fail", 2, 40, "reviewId", "re-1");
        measured("inconclusive", 0, 12, "reviewId", "re-1");
        due(
                "pending",
                "2031-05-01",
                "reviewId",
                "re-1",
                "checkpoints",
                List.of(Map.of("criterion", criterion("P30D"))));
        due("of another review", "2031-05-01", "reviewId", "re-2");
        desk.create("admin", Office.action("ownerId", "manager", "measure", "of nobody's team"))
                .then()
                .statusCode(201);

        desk.as("admin")
                .get(ACTIONS + "/scoreboard?by=review")
                .then()
                .statusCode(200)
                .body("whole.actions", equalTo(6))
                .body("items.key", hasItems("re-1", "re-2"))
                .body("items.find { it.key == 're-1' }.coverage", equalTo(0.75f))
                .body("items.find { it.key == 're-1' }.hitRate", equalTo(0.5f))
                .body("items.find { it.key == 're-1' }.medianDaysToVerdict", equalTo(3.0f))
                .body("items.find { it.key == 're-2' }.coverage", equalTo(0.0f));
        desk.as("admin")
                .get(ACTIONS + "/scoreboard?by=team")
                .then()
                .statusCode(200)
                .body("whole.actions", equalTo(6))
                .body("items.find { it.key == 'sales' }.actions", equalTo(5))
                .body("items.find { it.key == 'sales' }.coverage", equalTo(0.6f))
                .body("items.find { it.key == 'sales' }.hitRate", equalTo(0.5f));
        desk.as("lead").get(ACTIONS + "/scoreboard?by=colour").then().statusCode(422);
    }

    private void measured(String measure, long k, long n, Object... more) {
        FakeMetrics.says(desk.tenant(), k, n);
        int before = desk.told().of("checkpoint.evaluated").size();
        Object[] checkpoints = {"checkpoints", List.of(Map.of("criterion", criterion("P3D")))};
        due(
                measure,
                "2031-05-01",
                java.util.stream.Stream.concat(java.util.Arrays.stream(more), java.util.Arrays.stream(checkpoints))
                        .toArray());
        clock.advance(Duration.ofDays(3));
        desk.told().awaited("checkpoint.evaluated", before + 1);
    }

    private static Map<String, Object> criterion(String window) {
        Map<String, Object> criterion = Office.ruleL01();
        criterion.put("window", window);
        criterion.put("onFail", "continue");
        criterion.put("onInconclusive", "continue");
        return criterion;
    }

    @Test
    void aDueDateThatPassesIsToldOnceAndAgainWhenItWasMoved() {
        String id = due("late soon", "2031-03-06");
        clock.moveTo(Instant.parse("2031-03-06T22:59:00Z"));
        assertThat(desk.told().of("action.overdue")).isEmpty();
        clock.moveTo(Instant.parse("2031-03-07T12:00:00Z"));
        assertThat(desk.told().awaited("action.overdue", 1)).hasSize(1);
        desk.get(id).then().body("overdue", equalTo(true));

        desk.as("lead")
                .header("If-Match", desk.get(id).header("ETag"))
                .body(Map.of("dueDate", "2031-03-08"))
                .patch(ACTIONS + "/" + id)
                .then()
                .statusCode(200)
                .body("overdue", equalTo(false));
        clock.moveTo(Instant.parse("2031-03-10T12:00:00Z"));
        assertThat(desk.told().awaited("action.overdue", 2))
                .extracting(one -> one.data().path("dueDate").asText())
                .containsExactly("2031-03-06", "2031-03-08");
        clock.moveTo(Instant.parse("2031-03-20T12:00:00Z"));
        desk.move("rep", id, "in_progress", null);
        assertThat(desk.told().of("action.overdue")).hasSize(2);
    }
}
