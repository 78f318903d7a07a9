package dev.fupan.actions.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How far the actions of a part have come, and what their checkpoints said.
 *
 * @param key the owner, team, review, area or category; null = of everything that was asked for, or without one
 * @param coverage the share of actions that have a verdict; those cancelled before they had one do not count
 * @param hitRate passes among the decided; null while nothing is decided
 * @param medianDaysToVerdict from the making of the action, or the start of its first window when that lies before, to
 *     the instant as of which the first final look looked
 */
@Schema(name = "Score")
@JsonInclude(JsonInclude.Include.NON_NULL)
record Score(
        @Nullable String key,
        @JsonUnwrapped Counts counts,
        @JsonUnwrapped Verdicts verdicts,
        long decided,
        @Nullable BigDecimal coverage,
        @Nullable BigDecimal hitRate,
        @Nullable BigDecimal medianDaysToVerdict) {

    private static final int DIGITS = 4;

    /** Of no action at all. */
    static final Score NOTHING = of(null, new Counts(0, 0, 0, 0, 0, 0, 0), new Verdicts(0, 0, 0, 0, 0), 0, null);

    record Counts(long actions, long open, long overdue, long dueThisWeek, long done, long verified, long cancelled) {}

    record Verdicts(long measured, long passed, long failed, long inconclusive, long pending) {}

    static Score of(@Nullable String key, Counts counts, Verdicts verdicts, long dropped, @Nullable Double days) {
        long decided = verdicts.passed() + verdicts.failed();
        return new Score(
                key,
                counts,
                verdicts,
                decided,
                share(decided + verdicts.inconclusive(), counts.actions() - dropped),
                share(verdicts.passed(), decided),
                days == null ? null : BigDecimal.valueOf(days).setScale(1, RoundingMode.HALF_UP));
    }

    private static @Nullable BigDecimal share(long part, long whole) {
        return whole <= 0
                ? null
                : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), DIGITS, RoundingMode.HALF_UP);
    }
}
