package dev.fupan.actions.preference;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Hours of each day in which nothing is sent, from inclusive, to exclusive; over midnight when from is the later. */
public record QuietHours(LocalTime from, LocalTime to) {

    public QuietHours {
        requireNonNull(from, "from");
        requireNonNull(to, "to");
        if (from.equals(to)) throw new IllegalArgumentException("quiet hours end at another time than " + from);
    }

    public boolean contains(LocalTime time) {
        boolean begun = !time.isBefore(from);
        boolean notOver = time.isBefore(to);
        return from.isBefore(to) ? begun && notOver : begun || notOver;
    }

    /** That instant, or the end of the quiet hours in which it falls. */
    public Instant endOf(Instant instant, ZoneId zone) {
        ZonedDateTime time = instant.atZone(zone);
        if (!contains(time.toLocalTime())) return instant;
        ZonedDateTime end = time.toLocalDate().atTime(to).atZone(zone);
        // when clocks go back, the end may come a second time
        if (!end.toInstant().isAfter(instant)) end = end.withLaterOffsetAtOverlap();
        if (!end.toInstant().isAfter(instant))
            end = time.toLocalDate().plusDays(1).atTime(to).atZone(zone);
        return end.toInstant();
    }
}
