package dev.fupan.review.series;

import dev.fupan.contracts.review.ReviewEvent;
import dev.fupan.kit.calendar.WorkingCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;

/**
 * How often a review comes again, in local dates. Each date is counted from the first one, so that the 31st stays
 * the 31st after a shorter month; one that falls on a day off moves to the working day after, or to the one before where
 * the days off last until the next meeting.
 *
 * @param every so many units apart; 1 = each week, each month, each quarter
 */
record Rhythm(String frequency, int every, LocalDateTime first) {

    static final Set<String> FREQUENCIES = Set.of("weekly", "monthly", "quarterly", "half_yearly", "yearly");

    Rhythm {
        if (!FREQUENCIES.contains(frequency)) throw new IllegalArgumentException("no frequency: " + frequency);
        if (every < 1) throw new IllegalArgumentException("not apart at all: " + every);
    }

    /** The day of the meeting with that number, counted from 0. */
    LocalDate dateOf(int ordinal, WorkingCalendar calendar) {
        LocalDate date = nominal(ordinal);
        LocalDate after = calendar.firstFrom(date);
        return after.isBefore(nominal(ordinal + 1)) ? after : calendar.lastUntil(date);
    }

    /** Its own day, which may be a day off. */
    LocalDate nominal(int ordinal) {
        long steps = (long) ordinal * every;
        return months() == 0
                ? first.toLocalDate().plusWeeks(steps)
                : first.toLocalDate().plusMonths(steps * months());
    }

    /** Whether the session of that meeting is to be made on that day, so many days ahead of it. */
    boolean isDue(int ordinal, int daysAhead, LocalDate today, WorkingCalendar calendar) {
        return !dateOf(ordinal, calendar).isAfter(today.plusDays(daysAhead));
    }

    LocalDateTime meetingOf(int ordinal, WorkingCalendar calendar) {
        return dateOf(ordinal, calendar).atTime(first.toLocalTime());
    }

    /**
     * The last whole week, month, quarter, half-year or year before that meeting, or as many as lie between two. A
     * meeting that moved looks at what it would have looked at on its own day, so that no period is left out or looked
     * at twice. Where it moved to an earlier day only days off are still to come in its period.
     */
    ReviewEvent.Period periodOf(int ordinal) {
        LocalDate meeting = nominal(ordinal);
        if (months() == 0) {
            LocalDate to = meeting.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            return new ReviewEvent.Period(to.minusWeeks(every), to);
        }
        int months = months();
        int month = (meeting.getMonthValue() - 1) / months * months + 1;
        LocalDate to = LocalDate.of(meeting.getYear(), month, 1);
        return new ReviewEvent.Period(to.minusMonths((long) months * every), to);
    }

    private int months() {
        return switch (frequency) {
            case "monthly" -> 1;
            case "quarterly" -> 3;
            case "half_yearly" -> 6;
            case "yearly" -> 12;
            default -> 0;
        };
    }
}
