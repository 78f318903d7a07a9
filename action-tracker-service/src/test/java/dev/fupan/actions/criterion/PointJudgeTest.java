package dev.fupan.actions.criterion;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PointJudgeTest {

    @Test
    void twoOfFortyFailsRuleL01AndIsNotDecisive() {
        Judgement judgement = PointJudge.judge(Criteria.ruleL01(), Criteria.measured(40, 2L));

        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.method().parameters()).containsEntry("p", "0.223").containsEntry("decisive", "false");
    }

    @Test
    void fiveOfFortyPassesAndFourOfFortyPassesExactly() {
        assertThat(judged(40, 5)).isEqualTo(Verdict.PASS);
        assertThat(judged(40, 4)).isEqualTo(Verdict.PASS);
        assertThat(judged(41, 4)).isEqualTo(Verdict.FAIL);
    }

    @Test
    void belowTheMinimumSampleThereIsNoVerdict() {
        assertThat(judged(12, 0)).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judged(28, 28)).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judged(29, 0)).isEqualTo(Verdict.FAIL);
    }

    @Test
    void aSumIsComparedAsItIs() {
        var criterion = Criteria.criterion("M-01", Map.of(), "P30D", ">", "1000.00", "EUR", "point", null);

        assertThat(PointJudge.verdict(criterion, sum("1000.00"))).isEqualTo(Verdict.FAIL);
        assertThat(PointJudge.verdict(criterion, sum("1000.01"))).isEqualTo(Verdict.PASS);
    }

    @Property
    void aRateIsComparedWithoutRounding(
            @ForAll @LongRange(min = 29, max = 2_000_000) long n, @ForAll @LongRange(min = 0) long any) {
        long k = any % (n + 1);

        assertThat(judged(n, k)).isEqualTo(10 * k >= n ? Verdict.PASS : Verdict.FAIL);
    }

    private static Verdict judged(long n, long k) {
        return PointJudge.verdict(Criteria.ruleL01(), Criteria.measured(n, k));
    }

    private static Measurement sum(String value) {
        return new Measurement(100, null, new BigDecimal(value), "money", null, 0, "17", "1");
    }
}
