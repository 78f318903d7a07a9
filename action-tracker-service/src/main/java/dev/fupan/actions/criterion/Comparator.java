package dev.fupan.actions.criterion;

import java.math.BigDecimal;

/** How the measured value must stand to the threshold for success; failure is the complement. */
public enum Comparator {
    AT_LEAST(">="),
    MORE(">"),
    AT_MOST("<="),
    LESS("<");

    private final String sign;

    Comparator(String sign) {
        this.sign = sign;
    }

    public static Comparator of(String sign) {
        for (Comparator one : values()) if (one.sign.equals(sign)) return one;
        throw new IllegalArgumentException("a comparator is one of >=, >, <= and <, not " + sign);
    }

    public String sign() {
        return sign;
    }

    /** Whether success means a high value. */
    public boolean wantsMore() {
        return this == AT_LEAST || this == MORE;
    }

    /** Of a rate k out of n: {@code k >= threshold * n}, so that 4 of 40 is at least 10 % to the last digit. */
    public boolean holds(long k, long n, BigDecimal threshold) {
        return holds(BigDecimal.valueOf(k), threshold.multiply(BigDecimal.valueOf(n)));
    }

    public boolean holds(BigDecimal value, BigDecimal threshold) {
        int order = value.compareTo(threshold);
        return switch (this) {
            case AT_LEAST -> order >= 0;
            case MORE -> order > 0;
            case AT_MOST -> order <= 0;
            case LESS -> order < 0;
        };
    }
}
