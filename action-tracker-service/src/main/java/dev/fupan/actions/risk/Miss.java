package dev.fupan.actions.risk;

import dev.fupan.actions.criterion.Verdict;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * How probable it is that an action is missed, by Laplace's rule of succession over working days: a day that passed
 * without it being done counts against it, a day that is left counts for it, and one of each is given beforehand.
 */
public final class Miss {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private Miss() {}

    /** 1/2 on the last working day, 1/3 one before, 1/5 three before. */
    public static BigDecimal ahead(int workingDaysLeft) {
        return BigDecimal.ONE.divide(BigDecimal.valueOf(2L + workingDaysLeft), MathContext.DECIMAL64);
    }

    /** 2/3 after the first working day overdue, 3/4 after the second, and so on towards 1. */
    public static BigDecimal overdue(int workingDays) {
        return BigDecimal.valueOf(1L + workingDays).divide(BigDecimal.valueOf(2L + workingDays), MathContext.DECIMAL64);
    }

    /** After a verdict nothing has to be guessed, unless it left the matter open. */
    public static BigDecimal after(Verdict verdict) {
        return switch (verdict) {
            case FAIL -> BigDecimal.ONE;
            case PASS -> BigDecimal.ZERO;
            default -> HALF;
        };
    }
}
