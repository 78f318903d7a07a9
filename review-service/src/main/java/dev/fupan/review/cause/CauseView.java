package dev.fupan.review.cause;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cause as it is shown; {@code version} is its ETag.
 *
 * @param depth how many times "why?" was answered
 * @param state {@code draft}, {@code concluded} or {@code dropped}
 * @param flags what a reader should know: {@code no_evidence}, a conclusion that rests on nothing
 */
public record CauseView(
        String id,
        String problemId,
        String surfaceProblem,
        String rootProblem,
        String initialCause,
        @Nullable String deepCause,
        @Nullable String verification,
        @Nullable String verificationNote,
        @Nullable String controllable,
        @Nullable String branch,
        List<Why> whys,
        int depth,
        String state,
        @Nullable String reason,
        List<Shown> evidence,
        List<String> flags,
        @Nullable Instant concludedAt,
        Instant createdAt,
        String createdBy,
        Instant changedAt,
        long version) {

    /**
     * One piece of evidence.
     *
     * @param value of the number at the freeze, for evidence of kind {@code metric}
     */
    public record Shown(
            String id,
            String kind,
            @Nullable String packId,
            @Nullable String numberKey,
            @Nullable String value,
            List<String> eventIds,
            @Nullable String reference,
            @Nullable String note,
            Instant addedAt,
            String addedBy) {}
}
