package dev.fupan.actions.evidence;

import dev.fupan.actions.criterion.Comparator;
import dev.fupan.actions.criterion.Judgement;
import dev.fupan.actions.criterion.Measurement;
import dev.fupan.actions.criterion.Verdict;
import dev.fupan.contracts.action.Criterion;
import dev.fupan.contracts.action.Measured;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Evidence mode: the first look at which the evidence on one side reaches 1/alpha decides; without that the deadline
 * ends it inconclusive.
 */
public final class EvidenceJudge {

    /** 1/alpha at 5 % for each side. */
    static final double DECISIVE = 20;

    private static final String ID = "e-process";
    private static final String VERSION = "1";
    private static final MathContext SHOWN = new MathContext(8);
    private static final int DIGITS = 6;

    private EvidenceJudge() {}

    public static Judgement judge(Criterion criterion, Measurement measured, boolean lastLook) {
        Long k = measured.k();
        if (k == null) throw new IllegalArgumentException(criterion.metric() + " is no proportion");
        long n = measured.n();
        double p0 = criterion.threshold().doubleValue();
        double low = EProcess.low(n, k, p0);
        double high = EProcess.high(n, k, p0);
        boolean wantsMore = Comparator.of(criterion.comparator()).wantsMore();
        Verdict verdict = verdict(wantsMore ? low : high, wantsMore ? high : low, lastLook);
        var bounds = n == 0 ? new ConfidenceSequence(0, 1) : ConfidenceSequence.of(n, k);
        var interval = new Measured.Interval(digits(bounds.low()), digits(bounds.high()), "confidence-sequence");
        return new Judgement(verdict, method(criterion, measured), interval, shown(low), shown(high));
    }

    private static Verdict verdict(double against, double inFavour, boolean lastLook) {
        if (against >= DECISIVE) return Verdict.FAIL;
        if (inFavour >= DECISIVE) return Verdict.PASS;
        return lastLook ? Verdict.INCONCLUSIVE : Verdict.UNDECIDED;
    }

    private static Measured.Method method(Criterion criterion, Measurement measured) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("p0", criterion.threshold().toPlainString());
        parameters.put("comparator", criterion.comparator());
        parameters.put("alpha", "0.05");
        parameters.put("alternative", "uniform");
        parameters.put("immature", Long.toString(measured.immature()));
        return new Measured.Method(ID, VERSION, parameters);
    }

    private static BigDecimal shown(double e) {
        return new BigDecimal(e, SHOWN).stripTrailingZeros();
    }

    private static BigDecimal digits(double bound) {
        return BigDecimal.valueOf(bound).setScale(DIGITS, RoundingMode.HALF_UP);
    }
}
