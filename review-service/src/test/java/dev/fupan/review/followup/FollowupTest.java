package dev.fupan.review.followup;

import static dev.fupan.teststack.Patience.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.fupan.contracts.action.ActionEvent;
import dev.fupan.contracts.action.CheckpointPlan;
import dev.fupan.contracts.action.Criterion;
import dev.fupan.contracts.action.Measured;
import dev.fupan.contracts.action.Origin;
import dev.fupan.kit.clock.ServiceClock;
import dev.fupan.review.Office;
import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the tracker tells of agreed actions is there when the group meets again. */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "review"))
class FollowupTest {

    @Inject
    Office office;

    @Inject
    ServiceClock clock;

    private Office.Desk desk;
    private final String action = UUID.randomUUID().toString();
    private final String checkpoint = UUID.randomUUID().toString();

    @BeforeEach
    void aWorkspace() {
        desk = office.open();
    }

    @Test
    void anActionOfTheSessionIsFollowedToItsVerdict() {
        String id = desk.started();
        tell(1, created(id));
        tell(2, new ActionEvent.StatusChanged("not_started", "in_progress", null));
        tell(3, looked("UNDECIDED", false));
        tell(4, looked("FAIL", true));

        follows(id, "FAIL")
                .body("items", hasSize(1))
                .body("items[0].status", equalTo("in_progress"))
                .body("items[0].checkpoints[0].lastLook.k", equalTo(2))
                .body("items[0].checkpoints[0].lastLook.n", equalTo(40))
                .body("items[0].checkpoints[0].criterion.metric", equalTo("M-12"));
        desk.get("viewer", "/sessions/" + id + "/followed-actions").then().statusCode(403);
    }

    @Test
    void whatComesTwiceOrTooEarlyEndsTheSame() {
        String id = desk.started();
        tell(3, looked("PASS", true));
        tell(2, new ActionEvent.StatusChanged("not_started", "done", null));
        tell(2, new ActionEvent.StatusChanged("not_started", "cancelled", "not this one"));
        tell(1, created(id));
        tell(1, created(id));
        follows(id, "PASS").body("items", hasSize(1)).body("items[0].status", equalTo("done"));
    }

    @Test
    void theNextSessionOfTheSeriesOpensWithWhatIsLeft() {
        Map<String, Object> series = Office.session("period", null, "meetingAt", null);
        series.put("frequency", "monthly");
        series.put("firstMeeting", "2026-12-01T09:00");
        series.put("daysAhead", 60);
        String seriesId = desk.post("lead", "/review-series", series)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        await().until(() -> sessions(seriesId).size() >= 2);
        List<String> ids = sessions(seriesId);
        String first = ids.get(ids.size() - 1);
        String second = ids.get(ids.size() - 2);
        tell(1, created(first));
        tell(2, looked("FAIL", true));
        follows(first, "FAIL");

        desk.get("rep", "/sessions/" + second + "/earlier-actions")
                .then()
                .statusCode(200)
                .body("items.actionId", equalTo(List.of(action)))
                .body("items[0].checkpoints[0].state", equalTo("FAIL"));
        desk.get("rep", "/sessions/" + first + "/earlier-actions").then().body("items", empty());
    }

    private List<String> sessions(String series) {
        return desk.get("lead", "/sessions?series=" + series).path("items.id");
    }

    private ValidatableResponse follows(String session, String verdict) {
        String path = "/sessions/" + session + "/followed-actions";
        await().until(() -> List.of(verdict).equals(desk.get("rep", path).path("items[0].checkpoints.state")));
        return desk.get("rep", path).then().statusCode(200);
    }

    private void tell(long revision, ActionEvent event) {
        desk.neighbours().tracker(action, revision, clock.instant(), event);
    }

    private ActionEvent created(String review) {
        Criterion criterion = new Criterion(
                "M-12",
                Map.of("channel", "ads"),
                "P3D",
                ">=",
                new BigDecimal("0.10"),
                "ratio",
                29,
                "point",
                null,
                "continue",
                "pause_channel",
                "extend");
        return new ActionEvent.Created(
                action,
                new Origin("review", review, "de-1", null, null, null, null, null),
                "Test two new ad creatives",
                "rep",
                List.of(),
                LocalDate.parse("2030-11-30"),
                null,
                "process",
                "acquisition",
                null,
                null,
                null,
                List.of(new CheckpointPlan(checkpoint, null, null, criterion, null)),
                null);
    }

    private ActionEvent looked(String verdict, boolean last) {
        Instant at = Instant.parse("2026-11-23T01:00:00Z");
        return new ActionEvent.CheckpointEvaluated(
                checkpoint,
                1,
                last ? 2 : 1,
                at,
                "PT0S",
                "4711",
                "M-12",
                Map.of("channel", "ads"),
                new Measured.Window(at.minusSeconds(259_200), at),
                null,
                2L,
                40L,
                new BigDecimal("0.05"),
                "ratio",
                null,
                new Measured.Method("point", "1", Map.of()),
                null,
                null,
                verdict,
                last,
                false);
    }
}
