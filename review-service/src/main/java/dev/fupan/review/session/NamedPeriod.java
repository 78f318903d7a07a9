package dev.fupan.review.session;

import dev.fupan.contracts.review.ReviewEvent;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The periods that reviews usually look at, by name: a year, half-year, quarter, month or ISO week. */
final class NamedPeriod {

    static final String EXPECTED = "a period like 2026, 2026-H1, 2026-Q3, 2026-11 or 2026-W45";

    private static final Pattern NAME = Pattern.compile("(2[01]\\d\\d)(?:-(?:H([12])|Q([1-4])|W(\\d\\d)|(\\d\\d)))?");

    private NamedPeriod() {}

    /** Null when it names none. */
    static ReviewEvent.@Nullable Period read(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) return null;
        LocalDate year = LocalDate.of(Integer.parseInt(parts.group(1)), 1, 1);
        if (parts.group(2) != null) return months(year, 6, Integer.parseInt(parts.group(2)));
        if (parts.group(3) != null) return months(year, 3, Integer.parseInt(parts.group(3)));
        if (parts.group(4) != null) return week(year, Integer.parseInt(parts.group(4)));
        if (parts.group(5) == null) return months(year, 12, 1);
        int month = Integer.parseInt(parts.group(5));
        return month >= 1 && month <= 12 ? months(year, 1, month) : null;
    }

    private static ReviewEvent.Period months(LocalDate year, int length, int ordinal) {
        LocalDate from = year.plusMonths((long) length * (ordinal - 1));
        return new ReviewEvent.Period(from, from.plusMonths(length));
    }

    private static ReviewEvent.@Nullable Period week(LocalDate year, int week) {
        // The fourth of January lies in the first week, always.
        LocalDate inFirst = year.plusDays(3);
        long weeks = IsoFields.WEEK_OF_WEEK_BASED_YEAR.rangeRefinedBy(inFirst).getMaximum();
        if (week < 1 || week > weeks) return null;
        LocalDate monday = inFirst.with(java.time.DayOfWeek.MONDAY).plusWeeks(week - 1L);
        return new ReviewEvent.Period(monday, monday.plusWeeks(1));
    }
}
