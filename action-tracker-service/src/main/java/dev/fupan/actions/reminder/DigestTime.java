package dev.fupan.actions.reminder;

import dev.fupan.actions.preference.QuietHours;
import dev.fupan.kit.calendar.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a person's digest leaves: at 09:00 where the person is, or at the end of quiet hours that hold then, on working
 * days. Once per local date, whatever the clocks do in that night.
 */
public final class DigestTime {

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private DigestTime() {}

    public static Instant on(LocalDate date, ZoneId zone, @Nullable QuietHours quiet) {
        Instant morning = date.atTime(MORNING).atZone(zone).toInstant();
        return quiet == null ? morning : quiet.endOf(morning, zone);
    }

    /** The local date whose digest is due now; that of an earlier date is not made up for. */
    public static Optional<LocalDate> due(
            Instant now, ZoneId zone, @Nullable QuietHours quiet, WorkingCalendar calendar) {
        ZonedDateTime here = now.atZone(zone);
        LocalDate today = here.toLocalDate();
        boolean due = calendar.isWorking(today)
                && !now.isBefore(on(today, zone, quiet))
                && (quiet == null || !quiet.contains(here.toLocalTime()));
        return due ? Optional.of(today) : Optional.empty();
    }
}
