package dev.fupan.review.problem;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A fact as it is shown; numbers are texts of decimals. */
public record FactView(
        String numberKey,
        String metric,
        String unit,
        @Nullable String value,
        String heldAgainst,
        @Nullable String reference,
        @Nullable String shortfall) {

    public static FactView of(Fact fact) {
        return new FactView(
                fact.numberKey(),
                fact.metric(),
                fact.unit(),
                text(fact.value()),
                fact.held().word(),
                text(fact.reference()),
                text(fact.shortfall()));
    }

    static @Nullable String text(@Nullable BigDecimal value) {
        if (value == null) return null;
        BigDecimal bare = value.stripTrailingZeros();
        return (bare.scale() < 0 ? bare.setScale(0) : bare).toPlainString();
    }
}
