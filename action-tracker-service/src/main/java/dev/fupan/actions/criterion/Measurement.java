package dev.fupan.actions.criterion;

import static java.util.Objects.requireNonNull;

import dev.fupan.contracts.action.Measured;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the metrics answered to a look.
 *
 * @param n units counted
 * @param k of them those with success; null where the metric is no proportion
 * @param value null when there is nothing to divide by
 * @param immature units younger than they are watched for
 * @param position with it the same question has the same answer for ever
 */
public record Measurement(
        long n,
        @Nullable Long k,
        @Nullable BigDecimal value,
        String unit,
        Measured.@Nullable Interval interval,
        long immature,
        String position,
        String catalogueVersion) {

    public Measurement {
        requireNonNull(unit, "unit");
        requireNonNull(position, "position");
        requireNonNull(catalogueVersion, "catalogueVersion");
        if (n < 0 || (k != null && (k < 0 || k > n)))
            throw new IllegalArgumentException(k + " of " + n + " is no count");
    }
}
