package dev.fupan.actions.desk;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/**
 * When somebody looks, which decides what is overdue and what is late.
 *
 * @param grace how long after its time a look may be taken at the earliest
 */
public record ViewTime(Instant now, ZoneId zone, Duration grace) {

    private static final Duration LATE = Duration.ofMinutes(5);

    public LocalDate today() {
        return now.atZone(zone).toLocalDate();
    }

    /** The first day of this week. */
    public LocalDate monday() {
        return today().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    boolean isLate(Instant lookAt) {
        return now.isAfter(lookAt.plus(grace).plus(LATE));
    }
}
