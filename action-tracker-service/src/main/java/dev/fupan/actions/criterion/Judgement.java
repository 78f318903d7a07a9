package dev.fupan.actions.criterion;

import static java.util.Objects.requireNonNull;

import dev.fupan.contracts.action.Measured;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A verdict with the statistics behind it.
 *
 * @param method says how to compute it again
 * @param eLow evidence against "the rate is at least the threshold"; evidence mode alone
 * @param eHigh evidence against "the rate is at most the threshold"; evidence mode alone
 */
public record Judgement(
        Verdict verdict,
        Measured.Method method,
        Measured.@Nullable Interval interval,
        @Nullable BigDecimal eLow,
        @Nullable BigDecimal eHigh) {

    public Judgement {
        requireNonNull(verdict, "verdict");
        requireNonNull(method, "method");
    }
}
