package dev.fupan.actions.verdict;

import static dev.fupan.teststack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.fupan.actions.FakeMetrics;
import dev.fupan.actions.Office;
import dev.fupan.kit.clock.ServiceClock;
import dev.fupan.teststack.FupanStack;
import dev.fupan.teststack.Told;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** After three days the intent rate of the channel ads is at least 10 %, else pause it. */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "actions"))
@QuarkusTestResource(FakeMetrics.class)
class RuleL01Test {

    @Inject
    Office office;

    @Inject
    ServiceClock clock;

    private Office.Desk desk;
    private String action;
    private String checkpoint;

    @BeforeEach
    void anActionUnderRuleL01() {
        desk = office.open();
        action = desk.created(Office.action("checkpoints", List.of(Map.of("criterion", Office.ruleL01()))));
        checkpoint = desk.get(action).path("checkpoints[0].id");
    }

    @Test
    void twoOfFortyPausesTheChannelOnce() {
        FakeMetrics.says(desk.tenant(), 2, 40);

        clock.advance(Duration.ofDays(3));

        Told.Event pause = desk.told().awaited("channel.pause_requested", 1).get(0);
        assertThat(pause.data().path("channel").asText()).isEqualTo("ads");
        Told.Event evaluated = desk.told().of("checkpoint.evaluated").get(0);
        assertThat(evaluated.data().path("verdict").asText()).isEqualTo("FAIL");
        assertThat(evaluated.data().path("position").asText()).isEqualTo("4711");
        assertThat(evaluated.data().path("method").path("parameters").path("p").asText())
                .isEqualTo("0.223");
        desk.as("rep")
                .get("/api/v1/checkpoints/" + checkpoint)
                .then()
                .statusCode(200)
                .body("state", equalTo("fail"))
                .body("looks", hasSize(1))
                .body("looks[0].decision", equalTo("pause_channel"))
                .body("looks[0].answer.measured.k", equalTo(2))
                .body("looks[0].answer.measured.n", equalTo(40));
        assertThat(desk.told().all())
                .extracting(Told.Event::revision)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(FakeMetrics.looked(desk.tenant())).singleElement().satisfies(question -> assertThat(question)
                .startsWith("/api/v1/metrics/M-12/look?")
                .contains("channel=ads", "grace=PT0S", "madeAt="));
    }

    @Test
    void fiveOfFortyGoesOn() {
        FakeMetrics.says(desk.tenant(), 5, 40);
        desk.move("rep", action, "in_progress", null).then().statusCode(200);
        desk.move("rep", action, "done", null).then().statusCode(200);

        clock.advance(Duration.ofDays(3));

        assertThat(desk.told()
                        .awaited("checkpoint.evaluated", 1)
                        .get(0)
                        .data()
                        .path("verdict")
                        .asText())
                .isEqualTo("PASS");
        desk.get(action).then().body("status", equalTo("verified"));
        assertThat(desk.told().of("channel.pause_requested")).isEmpty();
    }

    @Test
    void aFailedCheckpointTakesADoneActionUpAgain() {
        FakeMetrics.says(desk.tenant(), 2, 40);
        desk.move("rep", action, "in_progress", null);
        desk.move("rep", action, "done", null);

        clock.advance(Duration.ofDays(3));

        desk.told().awaited("channel.pause_requested", 1);
        desk.get(action).then().body("status", equalTo("in_progress"));
    }

    @Test
    void zeroOfTwelveIsExtendedTwiceAndThenEscalated() {
        FakeMetrics.says(desk.tenant(), 0, 12);

        clock.advance(Duration.ofDays(3));
        desk.told().awaited("checkpoint.extended", 1);
        clock.advance(Duration.ofDays(3));
        desk.told().awaited("checkpoint.extended", 2);
        clock.advance(Duration.ofDays(3));

        Told.Event escalated = desk.told().awaited("action.escalated", 1).get(0);
        assertThat(escalated.data().path("toPersonId").asText()).isEqualTo("lead");
        assertThat(desk.told().of("checkpoint.extended")).hasSize(2);
        assertThat(desk.told().of("checkpoint.evaluated"))
                .extracting(event -> event.data().path("final").asBoolean())
                .containsExactly(false, false, true);
        desk.as("lead")
                .get("/api/v1/checkpoints/" + checkpoint)
                .then()
                .body("state", equalTo("inconclusive"))
                .body("looks.decision", equalTo(List.of("extend", "extend", "escalate")));
    }

    @Test
    void aNumberThatIsNotThereYetIsWaitedForAndTheLookIsLate() {
        FakeMetrics.isNotThereYet(desk.tenant());
        clock.advance(Duration.ofDays(3));
        await().until(() -> FakeMetrics.asked(desk.tenant()).size() >= 2);
        clock.advance(Duration.ofMinutes(6));
        desk.as("lead")
                .get("/api/v1/checkpoints/" + checkpoint)
                .then()
                .body("state", equalTo("pending"))
                .body("late", equalTo(true))
                .body("trouble", containsString("not yet"));

        FakeMetrics.says(desk.tenant(), 2, 40);
        clock.advance(Duration.ofMinutes(5));

        Told.Event evaluated = desk.told().awaited("checkpoint.evaluated", 1).get(0);
        assertThat(evaluated.data().path("late").asBoolean()).isTrue();
        assertThat(desk.told().awaited("channel.pause_requested", 1)).hasSize(1);
    }

    @Test
    void anActionThatFollowsAFailureMustPassTheSameTestAndTheChainEnds() {
        FakeMetrics.says(desk.tenant(), 2, 40);
        Map<String, Object> criterion = Office.ruleL01();
        criterion.put("onFail", "new_action");
        String first = desk.created(Office.action("checkpoints", List.of(Map.of("criterion", criterion))));

        clock.advance(Duration.ofDays(3));
        String second = followerOf(first);
        clock.advance(Duration.ofDays(3));
        String third = followerOf(second);
        clock.advance(Duration.ofDays(3));

        assertThat(desk.told().awaited("action.escalated", 1)).singleElement().satisfies(one -> assertThat(one.key())
                .isEqualTo(third));
        desk.get(third)
                .then()
                .body("measure", equalTo("Instead of: Test two new ad creatives"))
                .body("origin.actionId", equalTo(second))
                .body("checkpoints[0].criterion.onFail", equalTo("new_action"));
    }

    private String followerOf(String before) {
        Predicate<Told.Event> follower = one -> one.type().equals("action.created")
                && one.data().path("origin").path("actionId").asText().equals(before);
        await().until(() -> !desk.told().where(follower).isEmpty());
        return desk.told().where(follower).get(0).key();
    }

    @Test
    void aVerdictForACancelledActionIsDiscarded() {
        FakeMetrics.says(desk.tenant(), 2, 40);
        desk.move("lead", action, "cancelled", "the channel is gone").then().statusCode(200);

        clock.advance(Duration.ofDays(3));

        assertThat(desk.told().awaited("checkpoint.cancelled", 1)).hasSize(1);
        desk.as("lead").get("/api/v1/checkpoints/" + checkpoint).then().body("state", equalTo("cancelled"));
        assertThat(desk.told().of("checkpoint.evaluated")).isEmpty();
    }

    @Test
    void besideTheVerdictStandsWhatItWasBefore() {
        FakeMetrics.answersTo(desk.tenant(), question -> {
            boolean before = Instant.parse(FakeMetrics.value(question, "at"))
                    .isBefore(
                            Instant.parse(FakeMetrics.value(question, "madeAt")).plusSeconds(1));
            return new FakeMetrics.Reply(200, before ? FakeMetrics.proportion(6, 40) : FakeMetrics.proportion(2, 40));
        });
        clock.advance(Duration.ofDays(3));
        desk.told().awaited("checkpoint.evaluated", 1);

        desk.as("lead")
                .get("/api/v1/checkpoints/" + checkpoint)
                .then()
                .body("looks[0].answer.measured.k", equalTo(2))
                .body("looks[0].answer.before.k", equalTo(6))
                .body("looks[0].answer.before.n", equalTo(40));
        String asked = FakeMetrics.asked(desk.tenant()).get(1);
        assertThat(Duration.between(
                        Instant.parse(FakeMetrics.value(asked, "start")),
                        Instant.parse(FakeMetrics.value(asked, "at"))))
                .isEqualTo(Duration.ofDays(3));
        desk.as("lead")
                .get("/api/v1/actions/" + action + "/history")
                .then()
                .body("items.find { it.field == 'checkpoint 1 look 1' }.reason", startsWith("2 of 40; before 6 of 40"));
    }
}
