package dev.fupan.actions.risk;

import dev.fupan.actions.criterion.Comparator;
import dev.fupan.contracts.action.Criterion;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** How much of what a criterion asks for is still missing, as a share of its threshold. */
public final class Gap {

    private Gap() {}

    /** 2 of 40 against 10 % leaves half of it open; never less than 0 nor more than 1; all of it where nothing is measured. */
    public static BigDecimal open(Criterion criterion, @Nullable BigDecimal measured) {
        if (measured == null) return BigDecimal.ONE;
        Comparator comparator = Comparator.of(criterion.comparator());
        BigDecimal threshold = criterion.threshold();
        if (comparator.holds(measured, threshold)) return BigDecimal.ZERO;
        if (threshold.signum() == 0) return BigDecimal.ONE;
        return threshold
                .subtract(measured)
                .divide(threshold, MathContext.DECIMAL64)
                .abs()
                .min(BigDecimal.ONE);
    }
}
