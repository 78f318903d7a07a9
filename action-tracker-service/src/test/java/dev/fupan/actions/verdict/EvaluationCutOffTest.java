package dev.fupan.actions.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.fupan.actions.FakeMetrics;
import dev.fupan.actions.Office;
import dev.fupan.actions.Tables;
import dev.fupan.actions.action.ActionStore;
import dev.fupan.actions.action.By;
import dev.fupan.actions.action.Taken;
import dev.fupan.actions.criterion.Measurement;
import dev.fupan.actions.criterion.PointJudge;
import dev.fupan.kit.clock.ServiceClock;
import dev.fupan.kit.form.Json;
import dev.fupan.teststack.FupanStack;
import dev.fupan.teststack.Told;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.RestAssured;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cut off before, during and after a look, or done by two at once: one verdict, one decision, one of each event. */
@QuarkusTest
@TestProfile(EvaluationCutOffTest.NobodyEvaluates.class)
class EvaluationCutOffTest {

    /** Rounds happen where the test asks for them: a paused scheduler still ends the round that it has begun. */
    public static class NobodyEvaluates implements QuarkusTestProfile {

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("fupan.checkpoint.every", "off");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(
                    new TestResourceEntry(FupanStack.class, Map.of("database", "actions")),
                    new TestResourceEntry(FakeMetrics.class));
        }
    }

    private static final Duration LEASE = Duration.ofMinutes(1);

    @Inject
    Office office;

    @Inject
    ServiceClock clock;

    @Inject
    Evaluation evaluation;

    @Inject
    DueLookStore due;

    @Inject
    ActionStore actions;

    @Inject
    Tables tables;

    @Inject
    MeterRegistry meters;

    private Office.Desk desk;
    private String action;
    private String checkpoint;

    @BeforeEach
    void anActionUnderRuleL01ThatNobodyEvaluates() {
        desk = office.open();
        action = desk.created(Office.action("checkpoints", List.of(Map.of("criterion", Office.ruleL01()))));
        checkpoint = desk.get(action).path("checkpoints[0].id");
        FakeMetrics.says(desk.tenant(), 2, 40);
    }

    @Test
    void whoDiesWithAClaimLeavesALookThatIsDueAgain() {
        clock.advance(Duration.ofDays(3));
        assertThat(claimOurs()).isNotNull();
        round();
        assertThat(desk.told().of("checkpoint.evaluated")).isEmpty();

        clock.advance(LEASE.plusSeconds(1));
        round();
        exactlyOneOfEach();
    }

    @Test
    void twoThatHaveTheSameAnswerEnterOne() {
        clock.advance(Duration.ofDays(3));
        DueLook look = claimOurs();

        var first = async(() -> enter(look));
        var second = async(() -> enter(look));

        assertThat(List.of(first.join(), second.join())).containsExactlyInAnyOrder(true, false);
        assertThat(await(() -> enter(look))).isFalse();
        exactlyOneOfEach();
    }

    @Test
    void afterTheCommitNothingIsDoneAgain() {
        clock.advance(Duration.ofDays(3));
        round();
        exactlyOneOfEach();
        clock.advance(Duration.ofDays(1));
        round();
        round();
        exactlyOneOfEach();
    }

    @Test
    void replicasShareTheLooksAndTakeEachOnce() {
        List<String> all = new ArrayList<>(List.of(action));
        for (int i = 0; i < 11; i++)
            all.add(desk.created(Office.action("checkpoints", List.of(Map.of("criterion", Office.ruleL01())))));
        clock.advance(Duration.ofDays(3));

        List<CompletableFuture<Void>> replicas = new ArrayList<>();
        for (int i = 0; i < 4; i++) replicas.add(async(evaluation::round));
        replicas.forEach(CompletableFuture::join);

        assertThat(desk.told().awaited("channel.pause_requested", 12))
                .extracting(Told.Event::key)
                .containsExactlyInAnyOrderElementsOf(all);
        assertThat(desk.told().of("checkpoint.evaluated")).hasSize(12);
    }

    @Test
    void aVerdictForAnotherCriterionThanTheOneAskedForIsDiscarded() {
        clock.advance(Duration.ofDays(3));
        DueLook look = claimOurs();
        Map<String, Object> stricter = Office.ruleL01();
        stricter.put("threshold", "0.20");
        desk.as("lead")
                .body(stricter)
                .put("/api/v1/checkpoints/" + checkpoint + "/criterion")
                .then()
                .statusCode(201);

        assertThat(await(() -> enter(look))).isFalse();

        assertThat(desk.told().of("checkpoint.evaluated")).isEmpty();
        assertThat(desk.told().of("channel.pause_requested")).isEmpty();
    }

    @Test
    void metricsThatAreAwayForDaysDelayALookAndNeverSkipIt() {
        FakeMetrics.answers(desk.tenant(), () -> new FakeMetrics.Reply(500, "{}"));
        clock.advance(Duration.ofDays(3));
        for (int i = 0; i < 12; i++) {
            round();
            clock.advance(Duration.ofMinutes(5));
        }
        assertThat(FakeMetrics.asked(desk.tenant())).hasSize(12);
        desk.get(action)
                .then()
                .body("checkpoints[0].late", equalTo(true))
                .body("checkpoints[0].trouble", containsString("500"));
        clock.advance(Duration.ofDays(2));
        FakeMetrics.answers(desk.tenant(), () -> new FakeMetrics.Reply(200, "no JSON at all"));
        round();
        FakeMetrics.says(desk.tenant(), 2, 40);
        clock.advance(Duration.ofMinutes(5));
        round();

        exactlyOneOfEach();
        // each time the same question: as of the look's own time
        assertThat(FakeMetrics.looked(desk.tenant()).stream().distinct()).hasSize(1);
        assertThat(desk.told()
                        .of("checkpoint.evaluated")
                        .get(0)
                        .data()
                        .path("late")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void evidenceModeLooksOncePerDayAndEndsAtItsDeadline() {
        Map<String, Object> criterion = Office.ruleL01();
        criterion.put("mode", "evidence");
        criterion.put("window", "P4D");
        criterion.put("horizon", "P1D");
        criterion.put("onInconclusive", "continue");
        FakeMetrics.says(desk.tenant(), 2, 40);
        String measured = desk.created(Office.action("checkpoints", List.of(Map.of("criterion", criterion))));
        // away for nine days: each look is taken as of its own day
        clock.advance(Duration.ofDays(9));
        for (int i = 0; i < 3; i++) round();

        List<Told.Event> looks = desk.told().awaited("checkpoint.evaluated", 5).stream()
                .filter(one -> one.key().equals(measured))
                .toList();
        assertThat(looks)
                .extracting(one -> one.data().path("verdict").asText())
                .containsExactly("UNDECIDED", "UNDECIDED", "UNDECIDED", "INCONCLUSIVE");
        assertThat(looks).extracting(one -> one.data().path("lookNo").asInt()).containsExactly(1, 2, 3, 4);
        assertThat(new BigDecimal(looks.get(0).data().path("eLow").asText()).setScale(4, RoundingMode.HALF_UP))
                .isEqualTo("1.3562");
        assertThat(FakeMetrics.looked(desk.tenant()))
                .filteredOn(one -> one.contains("horizon=PT24H"))
                .hasSize(4)
                .doesNotHaveDuplicates();
    }

    @Test
    void anUnreadableCriterionHoldsUpNoOtherLookAndIsJudgedOnceItIsMended() {
        Office.Desk other = office.open();
        FakeMetrics.says(other.tenant(), 5, 40);
        other.created(Office.action("checkpoints", List.of(Map.of("criterion", Office.ruleL01()))));
        tables.change(desk.tenant(), "update checkpoint set criterion = '{\"metric\":'");
        clock.advance(Duration.ofDays(3).plusMinutes(1));

        round();

        assertThat(other.told().awaited("checkpoint.evaluated", 1)).hasSize(1);
        assertThat(desk.told().of("checkpoint.evaluated")).isEmpty();
        assertThat(meters.get("fupan.held.up").tag("work", "looks").gauge().value())
                .isEqualTo(1);
        RestAssured.get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'held up' }.data.looks", equalTo(1));

        tables.change(desk.tenant(), "update checkpoint set criterion = '" + Json.write(Office.ruleL01()) + "'");
        desk.get(action)
                .then()
                .body("checkpoints[0].trouble", equalTo("this look cannot be judged or kept; it is tried again"));
        clock.advance(Duration.ofMinutes(5));
        round();
        exactlyOneOfEach();
        assertThat(meters.get("fupan.held.up").tag("work", "looks").gauge().value())
                .isZero();
    }

    @Test
    void aCriterionThatIsNoQuestionWaitsForItsMendingAndNotForTheMetrics() {
        Map<String, Object> senseless = Office.ruleL01();
        senseless.put("horizon", "soon");
        tables.change(desk.tenant(), "update checkpoint set criterion = '" + Json.write(senseless) + "'");
        clock.advance(Duration.ofDays(3).plusMinutes(1));

        round();

        assertThat(FakeMetrics.asked(desk.tenant())).isEmpty();
        assertThat(meters.get("fupan.held.up").tag("work", "looks").gauge().value())
                .isEqualTo(1);

        tables.change(desk.tenant(), "update checkpoint set criterion = '" + Json.write(Office.ruleL01()) + "'");
        clock.advance(Duration.ofMinutes(5));
        round();
        exactlyOneOfEach();
        assertThat(meters.get("fupan.held.up").tag("work", "looks").gauge().value())
                .isZero();
    }

    private void exactlyOneOfEach() {
        assertThat(desk.told().awaited("channel.pause_requested", 1)).hasSize(1);
        assertThat(desk.told().of("checkpoint.evaluated")).hasSize(1);
        desk.as("lead")
                .get("/api/v1/checkpoints/" + checkpoint)
                .then()
                .body("state", equalTo("fail"))
                .body("looks.decision", equalTo(List.of("pause_channel")));
    }

    private DueLook claimOurs() {
        for (DueLook look = claim(); look != null; look = claim())
            if (look.tenant().equals(desk.tenant())) return look;
        throw new AssertionError("our look is not due");
    }

    private DueLook claim() {
        return await(() -> due.claim(clock.instant(), LEASE));
    }

    private Uni<Boolean> enter(DueLook look) {
        var measured = new Measurement(40, 2L, new BigDecimal("0.05"), "proportion", null, 0, "4711", "1");
        var taken = new Taken(
                look.checkpointId(),
                look.criterionVersion(),
                look.lookNo(),
                measured,
                null,
                PointJudge.judge(look.criterion(), measured),
                Duration.ZERO,
                false,
                List.of());
        By by = By.system("test", clock.instant().truncatedTo(ChronoUnit.MICROS));
        return actions.change(desk.tenant(), UUID.fromString(action), by, tracked -> tracked.enter(taken));
    }

    private void round() {
        await(evaluation::round);
    }

    private static <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (Throwable failure) {
            throw new AssertionError(failure);
        }
    }

    private static <T> CompletableFuture<T> async(Supplier<Uni<T>> work) {
        return CompletableFuture.supplyAsync(() -> await(work));
    }
}
