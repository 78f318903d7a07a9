package dev.fupan.review.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.fupan.kit.clock.ServiceClock;
import dev.fupan.review.FakeMetrics;
import dev.fupan.review.Office;
import dev.fupan.teststack.FupanStack;
import dev.fupan.teststack.Told;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a session goes through its phases to its end, and what is told on the way. */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(FakeMetrics.class)
class MovesTest {

    @Inject
    Office office;

    @Inject
    ServiceClock clock;

    private Office.Desk desk;

    @BeforeEach
    void aWorkspace() {
        desk = office.open();
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void phasesAreEnteredInTurnBackFreelyAndSkippedForAReason() {
        String id = desk.started();
        phase("rep", id, "facts", null).then().statusCode(403);
        phase("lead", id, "facts", null)
                .then()
                .statusCode(200)
                .body("phase", equalTo("facts"))
                .body("timeboxEndsAt", notNullValue());
        phase("lead", id, "preparation", null).then().statusCode(200);
        phase("lead", id, "plan", null)
                .then()
                .statusCode(409)
                .body("detail", equalTo("Say why you skip facts, causes, lessons."));
        phase("lead", id, "magic", null).then().statusCode(409);
        phase("lead", id, "plan", "the numbers are known").then().statusCode(200);

        List<Told.Event> told = desk.told().awaited("review.phase_entered", 3);
        Told.Event skip = told.stream()
                .filter(one -> one.data().path("phase").asText().equals("plan"))
                .findFirst()
                .orElseThrow();
        assertThat(skip.data().path("skipped")).hasSize(3);
        assertThat(skip.data().path("reason").asText()).isEqualTo("the numbers are known");
    }

    @Test
    void aSessionClosesWithGoalsAndAReasonForNoActionAndCanBeReopened() {
        String id = desk.started();
        close(id, Map.of("noActionReason", "all is well")).then().statusCode(422);
        close(id, Map.of("nextGoals", List.of("Intent rate of ads at least 10 %")))
                .then()
                .statusCode(422)
                .body("violations[0].pointer", equalTo("/noActionReason"));
        close(id, closing()).then().statusCode(204);
        desk.get("rep", "/sessions/" + id)
                .then()
                .body("state", equalTo("closed"))
                .body("nextGoals[0]", containsString("10 %"))
                .body("reportDueDate", notNullValue());
        phase("lead", id, "facts", null).then().statusCode(409);

        desk.post("rep", "/sessions/" + id + "/reopen", Map.of("reason", "x"))
                .then()
                .statusCode(403);
        desk.post("admin", "/sessions/" + id + "/reopen", Map.of("reason", "a goal was forgotten"))
                .then()
                .statusCode(200)
                .body("phase", equalTo("plan"));
        close(id, closing()).then().statusCode(204);
        assertThat(desk.told().awaited("review.closed", 2)).hasSize(2);
        assertThat(desk.told().of("review.reopened")).hasSize(1);
    }

    @Test
    void noStateButRunningCloses() {
        String scheduled = desk.scheduled();
        close(scheduled, closing()).then().statusCode(409).body("state", equalTo("scheduled"));
        desk.post("lead", "/sessions/" + scheduled + "/cancel", Map.of("reason", "moved"))
                .then()
                .statusCode(200);
        close(scheduled, closing()).then().statusCode(409).body("state", equalTo("cancelled"));
        String closed = desk.started();
        close(closed, closing()).then().statusCode(204);
        close(closed, closing()).then().statusCode(409).body("state", equalTo("closed"));
        desk.post("lead", "/sessions/" + closed + "/report", Map.of()).then().statusCode(201);
        close(closed, closing()).then().statusCode(409).body("state", equalTo("reported"));
    }

    @Test
    void aSessionIsCalledOffForAReason() {
        String id = desk.scheduled();
        desk.post("lead", "/sessions/" + id + "/cancel", Map.of()).then().statusCode(422);
        desk.post("lead", "/sessions/" + id + "/cancel", Map.of("reason", "moved to December"))
                .then()
                .statusCode(200)
                .body("state", equalTo("cancelled"))
                .body("reason", equalTo("moved to December"));
        desk.post("lead", "/sessions/" + id + "/start", Map.of()).then().statusCode(409);
        assertThat(desk.told().awaited("review.cancelled", 1)).hasSize(1);
    }

    @Test
    void aReportThatIsNotThereOnItsDayIsToldOnce() {
        String id = desk.started();
        close(id, closing()).then().statusCode(204);
        clock.advance(Duration.ofDays(7));
        assertThat(desk.told().of("review.report_overdue")).isEmpty();
        clock.advance(Duration.ofDays(1));
        Told.Event told = desk.told().awaited("review.report_overdue", 1).get(0);
        assertThat(told.actor()).isEqualTo("system");
        desk.get("lead", "/sessions/" + id).then().body("reportOverdue", equalTo(true));
        clock.advance(Duration.ofDays(1));
        String other = desk.started();
        close(other, closing());
        desk.told().awaited("review.closed", 2);
        assertThat(desk.told().of("review.report_overdue")).hasSize(1);
    }

    @Test
    void nobodyOverwritesUnseen() {
        String id = desk.scheduled();
        String tag = desk.get("lead", "/sessions/" + id).header("ETag");
        desk.as("lead")
                .body(Map.of("goal", "Is 10 % within reach?"))
                .patch("/api/v1/sessions/" + id)
                .then()
                .statusCode(428);
        edit("admin", id, tag, Map.of("goal", "Is 10 % within reach?"))
                .then()
                .statusCode(200)
                .body("goal", equalTo("Is 10 % within reach?"))
                .body("kind", equalTo("periodic"));
        edit("lead", id, tag, Map.of("goal", "Something else"))
                .then()
                .statusCode(412)
                .body("current.goal", equalTo("Is 10 % within reach?"));
        edit("rep", id, tag, Map.of("goal", "Mine")).then().statusCode(403);
    }

    @Test
    void participantsComeAndGo() {
        String id = desk.scheduled();
        String tag = desk.get("lead", "/sessions/" + id).header("ETag");
        List<Map<String, String>> next = List.of(
                Map.of("personId", "manager", "role", "facilitator"), Map.of("personId", "rep", "role", "support"));
        desk.as("lead")
                .header("If-Match", tag)
                .body(Map.of("participants", next))
                .put("/api/v1/sessions/" + id + "/participants")
                .then()
                .statusCode(200)
                .body("participants.size()", equalTo(2));
        desk.get("rep2", "/sessions/" + id).then().statusCode(403);
        desk.get("rep", "/sessions/" + id)
                .then()
                .body("participants.find { it.personId == 'rep' }.role", equalTo("support"));
        desk.as("manager")
                .header("If-Match", desk.get("manager", "/sessions/" + id).header("ETag"))
                .body(Map.of("participants", next))
                .put("/api/v1/sessions/" + id + "/participants")
                .then()
                .statusCode(200);
        assertThat(desk.told().awaited("review.participants_changed", 1))
                .as("the same people again are no change")
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.data().path("participants").findValuesAsText("personId"))
                            .containsExactlyInAnyOrder("manager", "rep");
                    assertThat(told.revision()).isEqualTo(2);
                });
    }

    private Response edit(String who, String id, String tag, Map<String, Object> body) {
        return desk.as(who).header("If-Match", tag).body(body).patch("/api/v1/sessions/" + id);
    }

    private Response phase(String who, String id, String to, String reason) {
        Map<String, Object> body = reason == null ? Map.of("to", to) : Map.of("to", to, "reason", reason);
        return desk.post(who, "/sessions/" + id + "/phase", body);
    }

    private Response close(String id, Map<String, Object> body) {
        return desk.post("lead", "/sessions/" + id + "/close", body);
    }

    private static Map<String, Object> closing() {
        return Map.of(
                "nextGoals",
                List.of("Intent rate of ads at least 10 %"),
                "noActionReason",
                "all is on its way already");
    }
}
