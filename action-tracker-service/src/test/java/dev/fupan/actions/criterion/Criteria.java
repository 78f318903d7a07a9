package dev.fupan.actions.criterion;

import dev.fupan.contracts.action.Criterion;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Criteria and answers for tests. */
public final class Criteria {

    private Criteria() {}

    /** Rule L-01: after three days the intent rate of the channel ads is at least 10 %, else pause it. */
    public static Criterion ruleL01() {
        return criterion("M-12", Map.of("channel", "ads"), "P3D", ">=", "0.10", "ratio", "point", null);
    }

    public static Criterion intentByEvidence() {
        return criterion("M-12", Map.of("channel", "ads"), "P30D", ">=", "0.10", "ratio", "evidence", "P2D");
    }

    public static Criterion lostAtMost(String threshold) {
        return criterion("M-26", Map.of("channel", "ads"), "P30D", "<=", threshold, "ratio", "evidence", "P2D");
    }

    public static Criterion criterion(
            String metric,
            Map<String, String> filter,
            String window,
            String comparator,
            String threshold,
            String unit,
            String mode,
            @Nullable String horizon) {
        return new Criterion(
                metric,
                filter,
                window,
                comparator,
                new BigDecimal(threshold),
                unit,
                29,
                mode,
                horizon,
                "continue",
                "pause_channel",
                "extend");
    }

    public static Measurement measured(long n, @Nullable Long k) {
        return new Measurement(n, k, null, "proportion", null, 0, "17", "1");
    }
}
