package dev.fupan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rule L-01 from one review to the next, through HTTP, Kafka and SMTP alone. */
class LoopTest {
    private static final String POINT = "point";
    private static LoopSystem system;

    @BeforeAll
    static void startAll() {
        system = LoopSystem.get();
    }

    @Test
    void twoOfFortyPausesTheChannelAndTheNextReviewOpensWithIt() {
        try (AgreedRule rule = AgreedRule.inMode(system, POINT)) {
            rule.leadsComeIn(40, 2);

            rule.daysPass(3);

            rule.pausedOnceAndToldOnce();
            assertThat(rule.calls()).isEqualTo(1);
            assertThat(rule.mails("rep")).isEqualTo(1);
            assertThat(rule.mails("lead")).isEqualTo(1);
            JsonNode verdict = rule.told(AgreedRule.EVALUATED).get(0).data();
            assertThat(verdict.get("verdict").asText()).isEqualTo("FAIL");
            assertThat(verdict.get("k").asInt()).isEqualTo(2);
            assertThat(verdict.get("n").asInt()).isEqualTo(40);
            JsonNode carried = rule.openingOfNextReview();
            assertThat(carried).hasSize(1);
            assertThat(carried.at("/0/checkpoints/0/state").asText()).isEqualTo("FAIL");
            assertThat(carried.at("/0/checkpoints/0/lastLook/k").asInt()).isEqualTo(2);
        }
    }

    @Test
    void fiveOfFortyGoesOn() {
        try (AgreedRule rule = AgreedRule.inMode(system, POINT)) {
            rule.leadsComeIn(40, 5);

            rule.daysPass(3);

            JsonNode verdict = rule.awaitTold(AgreedRule.EVALUATED, 1).get(0).data();
            assertThat(verdict.get("verdict").asText()).isEqualTo("PASS");
            assertThat(verdict.get("final").asBoolean()).isTrue();
            assertThat(rule.openingOfNextReview().at("/0/checkpoints/0/state").asText())
                    .isEqualTo("PASS");
            assertThat(rule.told(AgreedRule.PAUSED)).isEmpty();
            assertThat(rule.calls()).isZero();
        }
    }

    @Test
    void zeroOfTwelveIsTooFewToTellAndTheNextLookDecides() {
        try (AgreedRule rule = AgreedRule.inMode(system, POINT)) {
            rule.leadsComeIn(12, 0);
            rule.daysPass(3);
            JsonNode extended =
                    rule.awaitTold("fupan.checkpoint.extended.v1", 1).get(0).data();
            assertThat(extended.get("extensionNo").asInt()).isEqualTo(1);
            JsonNode first = rule.told(AgreedRule.EVALUATED).get(0).data();
            assertThat(first.get("verdict").asText()).isEqualTo("INCONCLUSIVE");
            assertThat(first.get("final").asBoolean()).isFalse();

            rule.moreLeads(28, 8);
            rule.daysPass(6);

            JsonNode second = rule.awaitTold(AgreedRule.EVALUATED, 2).get(1).data();
            assertThat(second.get("verdict").asText()).isEqualTo("PASS");
            assertThat(second.get("n").asInt())
                    .as("the window still begins where it began")
                    .isEqualTo(40);
            assertThat(second.get("k").asInt()).isEqualTo(8);
            assertThat(rule.told(AgreedRule.PAUSED)).isEmpty();
        }
    }

    /** Forty-three leads without one intent: the first count at which chance is ruled out. */
    @Test
    void evidenceDecidesAsSoonAsItSuffices() {
        try (AgreedRule rule = AgreedRule.inMode(system, "evidence")) {
            rule.leadsComeIn(43, 0);

            rule.daysPass(2);

            rule.awaitTold(AgreedRule.PAUSED, 1);
            List<Topic.Told> looks = rule.told(AgreedRule.EVALUATED);
            JsonNode last = looks.get(looks.size() - 1).data();
            assertThat(last.get("verdict").asText()).isEqualTo("FAIL");
            assertThat(last.get("n").asInt()).isEqualTo(43);
            assertThat(last.get("k").asInt()).isZero();
            assertThat(new BigDecimal(last.get("eLow").asText()))
                    .isBetween(new BigDecimal("20.887"), new BigDecimal("20.888"));
            assertThat(rule.told(AgreedRule.PAUSED)).hasSize(1);
        }
    }
}
