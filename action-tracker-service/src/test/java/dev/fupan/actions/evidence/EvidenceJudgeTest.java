package dev.fupan.actions.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.actions.criterion.Criteria;
import dev.fupan.actions.criterion.Judgement;
import dev.fupan.actions.criterion.Verdict;
import org.junit.jupiter.api.Test;

class EvidenceJudgeTest {

    @Test
    void zeroOfFortyThreeFailsAndZeroOfFortyTwoWaits() {
        assertThat(judged(43, 0, false)).isEqualTo(Verdict.FAIL);
        assertThat(judged(42, 0, false)).isEqualTo(Verdict.UNDECIDED);
        assertThat(judged(42, 0, true)).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void twelveOfFortyPasses() {
        assertThat(judged(40, 12, false)).isEqualTo(Verdict.PASS);
    }

    @Test
    void theVerdictCarriesBothEvidencesAndTheBounds() {
        Judgement judgement = EvidenceJudge.judge(Criteria.intentByEvidence(), Criteria.measured(40, 5L), false);

        assertThat(judgement.eLow()).isBetween(new java.math.BigDecimal("0.3297"), new java.math.BigDecimal("0.3299"));
        assertThat(judgement.eHigh()).isBetween(new java.math.BigDecimal("0.1278"), new java.math.BigDecimal("0.1280"));
        assertThat(judgement.interval().low())
                .isBetween(new java.math.BigDecimal("0.0208"), new java.math.BigDecimal("0.0210"));
        assertThat(judgement.method().id()).isEqualTo("e-process");
    }

    @Test
    void whereSuccessMeansLittleTheSidesChangePlaces() {
        var atMost = Criteria.lostAtMost("0.10");

        assertThat(EvidenceJudge.judge(atMost, Criteria.measured(43, 0L), false).verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(EvidenceJudge.judge(atMost, Criteria.measured(40, 12L), false)
                        .verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void withoutAnyLeadItWaits() {
        assertThat(judged(0, 0, false)).isEqualTo(Verdict.UNDECIDED);
        assertThat(judged(0, 0, true)).isEqualTo(Verdict.INCONCLUSIVE);
    }

    private static Verdict judged(long n, long k, boolean lastLook) {
        return EvidenceJudge.judge(Criteria.intentByEvidence(), Criteria.measured(n, k), lastLook)
                .verdict();
    }
}
