package dev.fupan.metrics.question;

import static java.util.Objects.requireNonNullElse;

import dev.fupan.metrics.entity.Cut;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * As of when the question is asked: by business time, by position in the log, by append time, and evaluated when.
 *
 * @param time keeps events that happened by then
 * @param grace keeps records that were appended by {@code time} plus this
 * @param evaluatedAt decides what is mature; {@code time} when not given, now when that is not given either
 */
public record AsOf(
        @Nullable Instant time,
        @Nullable Long position,
        @Nullable Duration grace,
        @Nullable Instant evaluatedAt) {
    public static final Set<String> PARAMETERS = Set.of("asOf", "position", "grace", "evaluatedAt");

    public static AsOf of(Parameters parameters) {
        AsOf asOf = new AsOf(
                parameters.instant("asOf"),
                parameters.number("position", 0, Long.MAX_VALUE),
                parameters.duration("grace"),
                parameters.instant("evaluatedAt"));
        if (asOf.grace() != null && asOf.time() == null) {
            throw Refusal.of("grace", "grace is counted from asOf, which is not given.");
        }
        return asOf;
    }

    public Cut cut() {
        Cut cut = time == null ? Cut.LIVE : Cut.LIVE.asOf(time);
        cut = time == null || grace == null ? cut : cut.appendedBy(time.plus(grace));
        return position == null ? cut : cut.upTo(position);
    }

    /** Refuses while records that belong to the answer may still be on their way. */
    public void requirePassed(Instant now) {
        if (time != null && grace != null && now.isBefore(time.plus(grace))) {
            long seconds =
                    Math.min(3600, Duration.between(now, time.plus(grace)).toSeconds() + 1);
            throw Refusal.notYet("Records count until " + time.plus(grace) + ".", (int) seconds);
        }
    }

    /** Until when a record must have been appended to count; null when that does not matter. */
    public @Nullable Instant limit() {
        return time == null || grace == null ? null : time.plus(grace);
    }

    /** The same up to this record. */
    public AsOf upTo(long last) {
        return new AsOf(time, position == null ? last : Math.min(position, last), grace, evaluatedAt);
    }

    /** What was asked for, else now truncated to the minute. */
    public Instant toTheMinute(Instant now) {
        return requireNonNullElse(given(), now.truncatedTo(ChronoUnit.MINUTES));
    }

    /** What was asked for, else the begin of today in the zone, where only dates matter. */
    public Instant toTheDay(Instant now, ZoneId zone) {
        return requireNonNullElse(
                given(), now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant());
    }

    private @Nullable Instant given() {
        return evaluatedAt == null ? time : evaluatedAt;
    }
}
