package dev.fupan.metrics.numbers;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** How much a number moved. */
final class Changes {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Changes() {}

    static @Nullable BigDecimal of(@Nullable BigDecimal now, @Nullable BigDecimal then) {
        return now == null || then == null ? null : now.subtract(then);
    }

    /** In percent of what it was, two digits half up; none from zero. */
    static @Nullable BigDecimal percent(@Nullable BigDecimal change, @Nullable BigDecimal then) {
        return change == null || then == null || then.signum() == 0
                ? null
                : change.multiply(HUNDRED).divide(then.abs(), 2, RoundingMode.HALF_UP);
    }
}
