package dev.fupan.actions.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.fupan.actions.FakeMetrics;
import dev.fupan.actions.Office;
import dev.fupan.kit.clock.ServiceClock;
import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules of the reviews after L-01, as people write them, from the agreement to the verdict. */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "actions"))
@QuarkusTestResource(FakeMetrics.class)
class RulesL02ToL04Test {

    @Inject
    Office office;

    @Inject
    ServiceClock clock;

    private Office.Desk desk;

    @BeforeEach
    void aWorkspace() {
        desk = office.open();
    }

    @Test
    void ruleL02WhetherThoseWhoFindItDearBuyMoreOftenAWeekLater() {
        FakeMetrics.answersTo(desk.tenant(), question -> {
            Instant at = Instant.parse(FakeMetrics.value(question, "at"));
            Instant made = Instant.parse(FakeMetrics.value(question, "madeAt"));
            boolean before = at.isBefore(made.plusSeconds(1));
            return new FakeMetrics.Reply(200, FakeMetrics.proportion(before ? 6 : 14, 40));
        });
        Map<String, Object> rule = rule("M-21", "P7D", "0.30", "ratio");
        rule.put("filter", Map.of("objection", "price"));
        String action = agreed("Prepare three success cases at a high price", rule);

        clock.advance(Duration.ofDays(7));

        assertThat(verdict()).isEqualTo("PASS");
        assertThat(FakeMetrics.asked(desk.tenant()).get(0))
                .startsWith("/api/v1/metrics/M-21/look?")
                .contains("objection=price");
        desk.as("lead")
                .get("/api/v1/checkpoints/" + desk.get(action).path("checkpoints[0].id"))
                .then()
                .body("looks[0].answer.measured.k", equalTo(14))
                .body("looks[0].answer.before.k", equalTo(6));
    }

    @Test
    void ruleL03IsVerifiedWhenCareAndRepurchaseReachTheirTargets() {
        FakeMetrics.answersTo(
                desk.tenant(),
                question -> new FakeMetrics.Reply(
                        200,
                        question.contains("/M-08/") ? FakeMetrics.proportion(10, 40) : FakeMetrics.proportion(38, 40)));
        String action = agreed(
                "Guide within 24 hours, call on day 7, answer in 2 hours",
                rule("M-27", "P1M", "0.90", "ratio"),
                rule("M-28", "P1M", "0.90", "ratio"),
                rule("M-29", "P1M", "0.90", "ratio"),
                rule("M-08", "P1M", "0.25", "ratio"));
        desk.move("rep", action, "in_progress", null).then().statusCode(200);
        desk.move("rep", action, "done", null).then().statusCode(200);

        clock.advance(Duration.ofDays(32));

        assertThat(desk.told().awaited("checkpoint.evaluated", 4))
                .extracting(event -> event.data().path("metric").asText())
                .containsExactlyInAnyOrder("M-27", "M-28", "M-29", "M-08");
        desk.get(action).then().body("status", equalTo("verified"));
    }

    @Test
    void ruleL04CountsNewCustomersPractisedWith() {
        FakeMetrics.answers(desk.tenant(), () -> new FakeMetrics.Reply(200, count(4)));
        Map<String, Object> rule = rule("M-41", "P14D", "5", "count");
        rule.put("filter", Map.of("owner", "wang"));
        agreed("Learn three scripts, then practise with five new customers", rule);

        clock.advance(Duration.ofDays(14));

        assertThat(verdict()).isEqualTo("FAIL");
        assertThat(FakeMetrics.asked(desk.tenant()).get(0))
                .startsWith("/api/v1/metrics/M-41/look?")
                .contains("owner=wang");
    }

    @SafeVarargs
    private String agreed(String measure, Map<String, Object>... criteria) {
        List<Map<String, Map<String, Object>>> checkpoints = Arrays.stream(criteria)
                .map(criterion -> Map.of("criterion", criterion))
                .toList();
        return desk.created(Office.action("measure", measure, "checkpoints", checkpoints));
    }

    private String verdict() {
        return desk.told()
                .awaited("checkpoint.evaluated", 1)
                .get(0)
                .data()
                .path("verdict")
                .asText();
    }

    private static Map<String, Object> rule(String metric, String window, String threshold, String unit) {
        return new TreeMap<>(Map.of(
                "metric", metric,
                "window", window,
                "comparator", ">=",
                "threshold", threshold,
                "unit", unit,
                "mode", "point"));
    }

    private static String count(long n) {
        return """
                {"metric":"M-41","unit":"count","n":%d,"value":"%d","immature":0,"position":4711,"catalogueVersion":"1"}
                """.formatted(n, n);
    }
}
