package dev.fupan.actions.criterion;

import dev.fupan.contracts.action.Criterion;
import dev.fupan.contracts.action.Measured;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Point mode: one look, immature units counted as they are, no verdict below the minimum sample.
 *
 * <p>The exact one-sided p stands beside the verdict and does not change it: rule L-01 pauses at 2 of 40, and p =
 * 0.223 says that this is not decisive.
 */
public final class PointJudge {

    private static final String ID = "point";
    private static final String VERSION = "1";
    private static final double DECISIVE = 0.05;

    private PointJudge() {}

    public static Judgement judge(Criterion criterion, Measurement measured) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("comparator", criterion.comparator());
        parameters.put("threshold", criterion.threshold().toPlainString());
        parameters.put("minimumSample", Integer.toString(criterion.minimumSample()));
        parameters.put("immature", Long.toString(measured.immature()));
        Long k = measured.k();
        if (k != null && measured.n() > 0 && isRate(criterion.threshold())) {
            double p = Binomial.oneSided(k, measured.n(), criterion.threshold().doubleValue());
            parameters.put("p", BigDecimal.valueOf(p).round(new MathContext(3)).toPlainString());
            parameters.put("decisive", Boolean.toString(p < DECISIVE));
        }
        var method = new Measured.Method(ID, VERSION, parameters);
        return new Judgement(verdict(criterion, measured), method, measured.interval(), null, null);
    }

    static Verdict verdict(Criterion criterion, Measurement measured) {
        if (measured.n() < criterion.minimumSample()) return Verdict.INCONCLUSIVE;
        Comparator comparator = Comparator.of(criterion.comparator());
        Long k = measured.k();
        BigDecimal value = measured.value();
        if (k == null && value == null || k != null && measured.n() == 0) return Verdict.INCONCLUSIVE;
        boolean success = k == null
                ? comparator.holds(value, criterion.threshold())
                : comparator.holds(k, measured.n(), criterion.threshold());
        return success ? Verdict.PASS : Verdict.FAIL;
    }

    private static boolean isRate(BigDecimal threshold) {
        return threshold.signum() > 0 && threshold.compareTo(BigDecimal.ONE) < 0;
    }
}
