package dev.fupan.actions.verdict;

import dev.fupan.contracts.action.Criterion;
import dev.fupan.kit.form.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A look whose time has come, claimed by this process for a while.
 *
 * @param criterionText as it is kept; it is read after the claim, so that one that cannot be read is claimed all the
 *     same and lets those behind it pass
 */
record DueLook(
        String tenant,
        UUID checkpointId,
        UUID actionId,
        String criterionText,
        int criterionVersion,
        int lookNo,
        Instant startAt,
        Instant lookAt,
        Instant madeAt,
        @Nullable Instant deadline,
        int attempts,
        @Nullable String trouble) {

    // One answer that is a few minutes later than it could be is nothing to speak of.
    private static final Duration LATE = Duration.ofMinutes(5);

    Criterion criterion() {
        return Json.read(criterionText, Criterion.class);
    }

    boolean isLate(Instant now, Duration grace) {
        Instant possible = lookAt.isAfter(madeAt) ? lookAt : madeAt;
        return now.isAfter(possible.plus(grace).plus(LATE));
    }

    boolean isEvidence() {
        return criterion().mode().equals("evidence");
    }

    /** The same question about a window of the same length that ends where this one starts. */
    DueLook before() {
        Instant from = startAt.minus(Duration.between(startAt, lookAt));
        return new DueLook(
                tenant,
                checkpointId,
                actionId,
                criterionText,
                criterionVersion,
                lookNo,
                from,
                startAt,
                madeAt,
                deadline,
                attempts,
                trouble);
    }

    boolean isLast() {
        return deadline == null || deadline.equals(lookAt);
    }
}
