package dev.fupan.review.problem;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A number of a pack, and how far it falls short of what it should be.
 *
 * @param reference what it is held against; null when the pack knows nothing to hold it against
 * @param shortfall from 0, nothing is amiss, to 1, in ten-thousandths; null without a reference
 */
public record Fact(
        String numberKey,
        String metric,
        String unit,
        @Nullable BigDecimal value,
        Held held,
        @Nullable BigDecimal reference,
        @Nullable BigDecimal shortfall) {

    static final int DIGITS = 4;

    /** What a number is held against. */
    public enum Held {
        AGAINST_NOTHING("none"),
        AGAINST_TARGET("target"),
        AGAINST_HEALTHY_RANGE("healthy_range"),
        AGAINST_ALL_CHANNELS("all_channels"),
        /** The share of the lost deals that name a reason. */
        AGAINST_ALL_LOSSES("all_losses");

        private final String word;

        Held(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    static Fact bare(String numberKey, String metric, String unit, @Nullable BigDecimal value) {
        return new Fact(numberKey, metric, unit, value, Held.AGAINST_NOTHING, null, null);
    }

    /** Held against something of which more is better, or less. */
    Fact held(Held by, BigDecimal reference, boolean lessIsBetter) {
        if (value == null || reference.signum() == 0) return this;
        BigDecimal missing = lessIsBetter ? value.subtract(reference) : reference.subtract(value);
        return with(by, reference, missing.divide(reference.abs(), MathContext.DECIMAL64));
    }

    Fact asShareOf(BigDecimal all) {
        if (value == null || all.signum() <= 0) return this;
        return with(Held.AGAINST_ALL_LOSSES, all, value.divide(all, MathContext.DECIMAL64));
    }

    private Fact with(Held by, BigDecimal against, BigDecimal share) {
        BigDecimal bounded = share.max(BigDecimal.ZERO).min(BigDecimal.ONE).setScale(DIGITS, RoundingMode.HALF_UP);
        return new Fact(numberKey, metric, unit, value, by, against, bounded);
    }

    /** Whether it is a gap: it falls short of what it is held against. */
    public boolean isGap() {
        return shortfall != null && shortfall.signum() > 0;
    }
}
