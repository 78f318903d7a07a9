package dev.fupan.actions.calendar;

import dev.fupan.contracts.workspace.WorkingDays;
import dev.fupan.kit.calendar.WorkingCalendar;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A year of a workspace's working calendar.
 *
 * @param days those that are not what their day of the week would make them
 * @param missing why the year has weekends alone, where it has
 */
record CalendarView(
        int year,
        List<String> weekend,
        @Nullable String country,
        List<Day> days,
        @Nullable String missing) {

    /** @param entered by hand, in this workspace */
    record Day(LocalDate date, boolean working, String source, boolean entered) {}

    static CalendarView of(WorkingDays settings, int year) {
        WorkingCalendar calendar = WorkingCalendar.of(settings);
        List<String> weekend = settings.weekend().stream()
                .sorted()
                .map(day -> day.name().toLowerCase(Locale.ROOT))
                .toList();
        List<Day> days = calendar.of(year).stream()
                .map(day -> new Day(
                        day.date(),
                        day.working(),
                        day.source(),
                        settings.exceptions().contains(day)))
                .toList();
        String missing = calendar.hasWeekendsAlone(year)
                ? "The holidays of " + settings.country() + " in " + year
                        + " are not known here: the year has weekends alone until you enter its days."
                : null;
        return new CalendarView(year, weekend, settings.country(), days, missing);
    }
}
