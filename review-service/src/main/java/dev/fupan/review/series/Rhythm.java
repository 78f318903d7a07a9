package dev.fupan.review.series;

import dev.fupan.contracts.review.ReviewEvent;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;

/**
 * How often a review comes again, in local dates. Each date is counted from the first one, so that the 31st stays
 * the 31st after a shorter month; one that falls on a weekend moves to the Monday after.
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
    LocalDate dateOf(int ordinal) {
        long steps = (long) ordinal * every;
        LocalDate date = months() == 0
                ? first.toLocalDate().plusWeeks(steps)
                : first.toLocalDate().plusMonths(steps * months());
        boolean weekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
        return weekend ? date.with(TemporalAdjusters.next(DayOfWeek.MONDAY)) : date;
    }

    LocalDateTime meetingOf(int ordinal) {
        return dateOf(ordinal).atTime(first.toLocalTime());
    }

    /** The last whole week, month, quarter, half-year or year before that meeting, or as many as lie between two. */
    ReviewEvent.Period periodOf(int ordinal) {
        LocalDate meeting = dateOf(ordinal);
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
