package dev.fupan.kit.criterion;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A length of time as a criterion states it: {@code P3D} ends at the same local time three days later, whatever the
 * clocks of the zone do in between; {@code PT72H} ends after 72 hours.
 */
public record Span(Period days, Duration time) {

    private static final long MAX_DAYS = 3_660;

    /** Null when the text is none, or none of a sensible length. */
    public static @Nullable Span read(String text) {
        if (text.length() > 40) return null;
        try {
            int t = text.indexOf('T');
            Period days = t == 1 ? Period.ZERO : Period.parse(t < 0 ? text : text.substring(0, t));
            Duration time = t < 0 ? Duration.ZERO : Duration.parse("P" + text.substring(t));
            if (days.isNegative() || time.isNegative() || days.isZero() && time.isZero()) return null;
            Span span = new Span(days, time);
            return span.roughDays() > MAX_DAYS ? null : span;
        } catch (DateTimeException | ArithmeticException notISO) {
            return null;
        }
    }

    /** The span of a criterion that keeps its rules. */
    public static Span of(String text) {
        Span span = read(text);
        if (span == null) throw new IllegalArgumentException("not a span of time: " + text);
        return span;
    }

    /** So many times after that instant. */
    public Instant after(Instant start, int times, ZoneId zone) {
        return start.atZone(zone)
                .plus(days.multipliedBy(times))
                .plus(time.multipliedBy(times))
                .toInstant();
    }

    boolean isNotLongerThan(Span other) {
        Instant start = Instant.EPOCH;
        ZoneId utc = ZoneId.of("Z");
        return !after(start, 1, utc).isAfter(other.after(start, 1, utc));
    }

    private long roughDays() {
        return Math.addExact(Math.addExact(days.toTotalMonths() * 30, days.getDays()), time.toDays());
    }

    /** As an exact duration, for a horizon: how long each unit is watched does not depend on when it entered. */
    public Duration exact() {
        return Duration.ofDays(roughDays() - time.toDays()).plus(time);
    }
}
