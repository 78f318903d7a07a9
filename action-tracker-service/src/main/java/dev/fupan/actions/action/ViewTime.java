package dev.fupan.actions.action;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

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

    boolean isLate(Instant lookAt) {
        return now.isAfter(lookAt.plus(grace).plus(LATE));
    }
}
