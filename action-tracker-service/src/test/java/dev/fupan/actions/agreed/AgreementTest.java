package dev.fupan.actions.agreed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.fupan.actions.FakeMetrics;
import dev.fupan.actions.Office;
import dev.fupan.actions.criterion.Criteria;
import dev.fupan.contracts.action.CheckpointPlan;
import dev.fupan.contracts.action.Criterion;
import dev.fupan.contracts.review.ReviewEvent;
import dev.fupan.kit.clock.ServiceClock;
import dev.fupan.teststack.FupanStack;
import dev.fupan.teststack.Told;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What reviews agree becomes actions, once and in order. */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "actions"))
@QuarkusTestResource(FakeMetrics.class)
class AgreementTest {

    @Inject
    Office office;

    @Inject
    ServiceClock clock;

    private final String review = UUID.randomUUID().toString();
    private Office.Desk desk;

    @BeforeEach
    void aWorkspace() {
        desk = office.open();
    }

    @Test
    void anAgreementThatComesTwiceMakesOneAction() {
        ReviewEvent agreed = agreed("de-1", Criteria.ruleL01());
        desk.reviews().tell(review, 1, clock.instant(), agreed);
        desk.reviews().tell(review, 1, clock.instant(), agreed);
        desk.reviews().tell(review, 2, clock.instant(), agreed("de-2", Criteria.ruleL01()));

        List<Told.Event> created = desk.told().awaited("action.created", 2);
        assertThat(created).hasSize(2);
        desk.get(keyOf(created, "de-1"))
                .then()
                .statusCode(200)
                .body("reviewId", equalTo(review))
                .body("causeId", equalTo("ca-1"))
                .body("origin.decisionId", equalTo("de-1"))
                .body("checkpoints", hasSize(1))
                .body("checkpoints[0].state", equalTo("pending"));
    }

    @Test
    void whatComesBeforeItsTurnWaits() {
        desk.reviews().tell(review, 2, clock.instant(), new ReviewEvent.ActionWithdrawn("de-1", "agreed by mistake"));
        desk.reviews().tell(review, 1, clock.instant(), agreed("de-1", Criteria.ruleL01()));

        Told.Event changed = desk.told().awaited("action.status_changed", 1).get(0);
        assertThat(changed.data().path("to").asText()).isEqualTo("cancelled");
        assertThat(desk.told().of("checkpoint.cancelled")).hasSize(1);
    }

    @Test
    void aCriterionThatCannotBeCheckedIsKeptWithTheReason() {
        Criterion unknown =
                Criteria.criterion("M-99", Map.of("channel", "ads"), "P3D", ">=", "0.10", "ratio", "point", null);
        desk.reviews().tell(review, 1, clock.instant(), agreed("de-1", unknown));

        String action = desk.told().awaited("action.created", 1).get(0).key();
        desk.get(action)
                .then()
                .body("checkpoints[0].state", equalTo("refused"))
                .body("checkpoints[0].stateReason", org.hamcrest.Matchers.containsString("metric"));
    }

    @Test
    void whoTakesPartInTheReviewSeesItsActions() {
        desk.reviews()
                .tell(
                        review,
                        1,
                        clock.instant(),
                        new ReviewEvent.Scheduled(
                                review,
                                "periodic",
                                "001",
                                1,
                                "November",
                                Map.of(),
                                new ReviewEvent.Period(LocalDate.parse("2026-11-01"), LocalDate.parse("2026-12-01")),
                                Instant.parse("2026-12-01T09:00:00Z"),
                                List.of(new ReviewEvent.Participant("rep2", "frontline")),
                                null));
        desk.reviews().tell(review, 2, clock.instant(), agreed("de-1", Criteria.ruleL01()));

        String action = desk.told().awaited("action.created", 1).get(0).key();
        desk.as("rep2").get("/api/v1/actions/" + action).then().body("restricted", equalTo(false));
        desk.as("viewer")
                .get("/api/v1/actions/" + action)
                .then()
                .body("restricted", equalTo(true))
                .body("checkpoints", equalTo(null));
    }

    @Test
    void whoIsAddedToTheReviewSeesItsActionsAndWhoLeavesItNoMore() {
        desk.reviews()
                .tell(
                        review,
                        1,
                        clock.instant(),
                        new ReviewEvent.ParticipantsChanged(List.of(new ReviewEvent.Participant("rep2", "frontline"))));
        desk.reviews().tell(review, 2, clock.instant(), agreed("de-1", Criteria.ruleL01()));
        String action = "/api/v1/actions/"
                + desk.told().awaited("action.created", 1).get(0).key();
        desk.as("rep2").get(action).then().body("restricted", equalTo(false));

        desk.reviews()
                .tell(
                        review,
                        3,
                        clock.instant(),
                        new ReviewEvent.ParticipantsChanged(List.of(new ReviewEvent.Participant("viewer", "support"))));
        desk.reviews().tell(review, 4, clock.instant(), agreed("de-2", Criteria.ruleL01()));
        desk.told().awaited("action.created", 2);
        desk.as("viewer").get(action).then().body("restricted", equalTo(false));
        desk.as("rep2").get(action).then().body("restricted", equalTo(true));
    }

    @Test
    void aRecordThatCannotBeCarriedOutIsSetAsideAndTheNextGoOn() {
        desk.reviews().tellRaw(review, 1, "fupan.review.action_agreed.v1", "{\"measure\":\"no owner, no date\"}");
        desk.reviews().tellRaw(review, 3, "fupan.review.action_agreed.v1", "\u0000 no JSON");
        desk.reviews().tellRaw(review, 2, "fupan.review.never_heard_of.v9", "{}");
        desk.reviews().tell(review, 4, clock.instant(), agreed("de-4", Criteria.ruleL01()));

        assertThat(desk.told().awaited("action.created", 1)).hasSize(1);
        desk.as("admin")
                .get("/api/v1/actions/refused")
                .then()
                .statusCode(200)
                .body("items.revision", containsInAnyOrder(1, 3));
        desk.as("lead").get("/api/v1/actions/refused").then().statusCode(403);
    }

    @Test
    void reviewsThatComeInAnyOrderAndTwiceEndTheSame() {
        List<Integer> order = new ArrayList<>();
        for (int i = 1; i <= 12; i++) order.addAll(List.of(i, i));
        Collections.shuffle(order, new Random(42));
        for (int revision : order)
            desk.reviews().tell(review, revision, clock.instant(), agreed("de-" + revision, Criteria.ruleL01()));

        List<Told.Event> created = desk.told().awaited("action.created", 12);
        assertThat(created)
                .hasSize(12)
                .extracting(one -> one.data().path("origin").path("decisionId").asText())
                .doesNotHaveDuplicates();
    }

    private static String keyOf(List<Told.Event> created, String decision) {
        return created.stream()
                .filter(one -> decision.equals(
                        one.data().path("origin").path("decisionId").asText()))
                .findFirst()
                .orElseThrow()
                .key();
    }

    private ReviewEvent agreed(String decision, Criterion criterion) {
        return new ReviewEvent.ActionAgreed(
                decision,
                "Test two new ad creatives",
                "rep",
                List.of(),
                LocalDate.parse("2030-11-30"),
                "ad budget",
                "process",
                "acquisition",
                "intent rate at least 10 %",
                "pr-1",
                "ca-1",
                List.of(new CheckpointPlan(UUID.randomUUID().toString(), null, null, criterion, null)),
                null);
    }
}
