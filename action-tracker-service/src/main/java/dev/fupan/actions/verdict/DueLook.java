package dev.fupan.actions.verdict;

import dev.fupan.contracts.action.Criterion;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A look whose time has come, claimed by this process for a while. */
record DueLook(
        String tenant,
        UUID checkpointId,
        UUID actionId,
        Criterion criterion,
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

    boolean isLate(Instant now, Duration grace) {
        Instant possible = lookAt.isAfter(madeAt) ? lookAt : madeAt;
        return now.isAfter(possible.plus(grace).plus(LATE));
    }

    boolean isEvidence() {
        return criterion.mode().equals("evidence");
    }

    boolean isLast() {
        return deadline == null || deadline.equals(lookAt);
    }
}
