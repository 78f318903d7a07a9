package dev.fupan.review.problem;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a group says of a problem.
 *
 * @param weight how much hangs on it, from 1 to 5
 * @param estimate of the shortfall, where the pack cannot measure it
 */
record ProblemText(
        String statement,
        String packId,
        String numberKey,
        int weight,
        @Nullable Estimate estimate) {

    /** @param basis what makes the group think so */
    record Estimate(BigDecimal shortfall, String basis) {}
}
