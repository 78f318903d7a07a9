package dev.fupan.metrics.question;

import dev.fupan.metrics.calendar.WorkspaceCalendar;
import dev.fupan.metrics.calendar.WorkspaceCalendar.Bucket;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a period is compared with. */
public enum Compare {
    /** The calendar unit before, or as many days before. */
    PREVIOUS,
    /** The same days a year earlier. */
    YEAR,
    /** Of the calendar unit before, the part that answers to what has passed of this one. */
    SAME_WINDOW;

    public static @Nullable Compare of(Parameters parameters) {
        String text = parameters.choice("compare", List.of("none", "previous", "year", "sameWindow"), "none");
        return switch (text) {
            case "previous" -> PREVIOUS;
            case "year" -> YEAR;
            case "sameWindow" -> SAME_WINDOW;
            default -> null;
        };
    }

    public Bucket with(Bucket period, WorkspaceCalendar calendar, Instant evaluation) {
        return switch (this) {
            case PREVIOUS -> calendar.previous(period.from(), period.to());
            case YEAR -> calendar.yearBefore(period.from(), period.to());
            case SAME_WINDOW ->
                sameWindow(period, calendar, calendar.dayOf(evaluation).plusDays(1));
        };
    }

    private static Bucket sameWindow(Bucket period, WorkspaceCalendar calendar, LocalDate tomorrow) {
        Bucket before = calendar.previous(period.from(), period.to());
        return tomorrow.isAfter(period.from()) ? calendar.sameWindow(period, before, tomorrow) : before;
    }
}
