package dev.fupan.metrics.calendar;

import dev.fupan.contracts.workspace.WorkspaceConfiguration;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The calendar of a workspace.
 *
 * <p>Quarters, half-years and years are fiscal; a fiscal year bears the year in which it begins. Months and days are
 * civil. Weeks begin on the workspace's day and belong to the year that has at least four of their days.
 */
public final class WorkspaceCalendar {
    private static final Pattern NAME =
            Pattern.compile("(\\d{4})(?:-(?:H([12])|Q([1-4])|W(\\d{2})|(\\d{2})(?:-(\\d{2}))?))?");
    private static final int WEEK_DAYS_IN_YEAR = 4;

    private final ZoneId zone;
    private final int fiscalStart;
    private final DayOfWeek weekStart;
    private final WeekFields weeks;

    /** A named part of a longer period. */
    public record Bucket(String name, LocalDate from, LocalDate to) {}

    private WorkspaceCalendar(ZoneId zone, int fiscalStart, DayOfWeek weekStart) {
        this.zone = zone;
        this.fiscalStart = fiscalStart;
        this.weekStart = weekStart;
        this.weeks = WeekFields.of(weekStart, WEEK_DAYS_IN_YEAR);
    }

    public static WorkspaceCalendar of(WorkspaceConfiguration configuration) {
        return new WorkspaceCalendar(configuration.zone(), configuration.fiscalYearStart(), configuration.weekStart());
    }

    public ZoneId zone() {
        return zone;
    }

    public LocalDate dayOf(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    /** The first instant of a local day. */
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** The first day of the unit that holds this day. */
    public LocalDate startOf(LocalDate day, Grain grain) {
        LocalDate month = day.withDayOfMonth(1);
        int monthOfFiscalYear = Math.floorMod(day.getMonthValue() - fiscalStart, 12);
        return switch (grain) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(weekStart));
            case MONTH -> month;
            case QUARTER -> month.minusMonths(monthOfFiscalYear % 3);
            case HALF_YEAR -> month.minusMonths(monthOfFiscalYear % 6);
            case YEAR -> month.minusMonths(monthOfFiscalYear);
        };
    }

    /** The unit that begins on this day, moved by so many units. */
    public LocalDate plus(LocalDate start, Grain grain, int units) {
        return switch (grain) {
            case DAY -> start.plusDays(units);
            case WEEK -> start.plusWeeks(units);
            case MONTH -> start.plusMonths(units);
            case QUARTER -> start.plusMonths(3L * units);
            case HALF_YEAR -> start.plusMonths(6L * units);
            case YEAR -> start.plusYears(units);
        };
    }

    /** As {@code 2026-11-03}, {@code 2026-W45}, {@code 2026-11}, {@code 2026-Q3}, {@code 2026-H1}, {@code 2026}. */
    public String nameOf(LocalDate day, Grain grain) {
        LocalDate start = startOf(day, grain);
        int fiscalYear = startOf(day, Grain.YEAR).getYear();
        int monthOfFiscalYear = Math.floorMod(start.getMonthValue() - fiscalStart, 12);
        return switch (grain) {
            case DAY -> day.toString();
            case WEEK -> name("%04d-W%02d", day.get(weeks.weekBasedYear()), day.get(weeks.weekOfWeekBasedYear()));
            case MONTH -> YearMonth.from(day).toString();
            case QUARTER -> name("%04d-Q%d", fiscalYear, monthOfFiscalYear / 3 + 1);
            case HALF_YEAR -> name("%04d-H%d", fiscalYear, monthOfFiscalYear / 6 + 1);
            case YEAR -> name("%04d", fiscalYear);
        };
    }

    /** @throws IllegalArgumentException when no period has this name: 2026-13, a week 53 of a year that has 52 */
    public Bucket named(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            throw noPeriod(name);
        }
        int year = Integer.parseInt(parts.group(1));
        try {
            if (parts.group(2) != null) {
                return bucket(name, fiscalMonth(year, 6 * (number(parts, 2) - 1)), Grain.HALF_YEAR);
            }
            if (parts.group(3) != null) {
                return bucket(name, fiscalMonth(year, 3 * (number(parts, 3) - 1)), Grain.QUARTER);
            }
            if (parts.group(4) != null) {
                LocalDate inFirstWeek = LocalDate.of(year, 1, WEEK_DAYS_IN_YEAR);
                return bucket(name, inFirstWeek.plusWeeks(number(parts, 4) - 1L), Grain.WEEK);
            }
            if (parts.group(6) != null) {
                return bucket(name, LocalDate.of(year, number(parts, 5), number(parts, 6)), Grain.DAY);
            }
            if (parts.group(5) != null) {
                return bucket(name, LocalDate.of(year, number(parts, 5), 1), Grain.MONTH);
            }
            return bucket(name, fiscalMonth(year, 0), Grain.YEAR);
        } catch (DateTimeException noSuchDay) {
            throw noPeriod(name);
        }
    }

    /** The units that tile the period; the first and the last are cut at its ends and keep their names. */
    public List<Bucket> buckets(LocalDate from, LocalDate to, Grain grain) {
        List<Bucket> buckets = new ArrayList<>();
        LocalDate start = from;
        while (start.isBefore(to)) {
            LocalDate next = plus(startOf(start, grain), grain, 1);
            buckets.add(new Bucket(nameOf(start, grain), start, next.isAfter(to) ? to : next));
            start = next;
        }
        return buckets;
    }

    /** The unit that the period is exactly, else {@code DAY}. */
    public Grain grainOf(LocalDate from, LocalDate to) {
        for (Grain grain : List.of(Grain.YEAR, Grain.HALF_YEAR, Grain.QUARTER, Grain.MONTH, Grain.WEEK)) {
            if (startOf(from, grain).equals(from) && plus(from, grain, 1).equals(to)) {
                return grain;
            }
        }
        return Grain.DAY;
    }

    /** The unit before a calendar unit; as many months before whole months; else as many days before. */
    public Bucket previous(LocalDate from, LocalDate to) {
        Grain grain = grainOf(from, to);
        if (grain != Grain.DAY) {
            LocalDate start = plus(from, grain, -1);
            return new Bucket(nameOf(start, grain), start, from);
        }
        LocalDate start = wholeMonths(from, to)
                ? from.minusMonths(ChronoUnit.MONTHS.between(from, to))
                : from.minusDays(ChronoUnit.DAYS.between(from, to));
        return new Bucket("previous", start, from);
    }

    /** The same days a year earlier, 29 February falling on the 28th; for a week the week 52 weeks earlier. */
    public Bucket yearBefore(LocalDate from, LocalDate to) {
        Grain grain = grainOf(from, to);
        if (grain == Grain.WEEK) {
            LocalDate start = from.minusWeeks(52);
            return new Bucket(nameOf(start, grain), start, to.minusWeeks(52));
        }
        LocalDate start = from.minusYears(1);
        if (wholeMonths(from, to)) {
            String name = grain == Grain.DAY ? "year before" : nameOf(start, grain);
            return new Bucket(name, start, to.minusYears(1));
        }
        // by its last day: the end of a period that ends before 29 February would fall on its beginning
        return new Bucket("year before", start, to.minusDays(1).minusYears(1).plusDays(1));
    }

    /**
     * The part of a reference period that answers to the part of a period before {@code until}: "this quarter so far
     * against the same part of the quarter before".
     *
     * <p>Between whole months the part is counted in months and days, and the days stay in their month: until 31 May of
     * the second quarter answers to until the end of February, not to some days of March. Else it is counted in days. A
     * finished period answers to all of the reference.
     *
     * @param until end of the part, not included; from there on nothing is known yet
     */
    public Bucket sameWindow(Bucket period, Bucket reference, LocalDate until) {
        if (!until.isAfter(period.from())) {
            throw new IllegalArgumentException("nothing of " + period.name() + " lies before " + until);
        }
        if (!until.isBefore(period.to())) {
            return reference;
        }
        LocalDate end = reference.from().plusDays(ChronoUnit.DAYS.between(period.from(), until));
        if (wholeMonths(period.from(), period.to()) && wholeMonths(reference.from(), reference.to())) {
            long months = ChronoUnit.MONTHS.between(period.from(), until);
            LocalDate month = reference.from().plusMonths(months);
            LocalDate inMonth = month.plusDays(until.getDayOfMonth() - 1L);
            end = earlier(inMonth, month.plusMonths(1));
        }
        return new Bucket(reference.name(), reference.from(), earlier(end, reference.to()));
    }

    private Bucket bucket(String name, LocalDate day, Grain grain) {
        LocalDate start = startOf(day, grain);
        if (!nameOf(start, grain).equals(name)) {
            throw noPeriod(name);
        }
        return new Bucket(name, start, plus(start, grain, 1));
    }

    private LocalDate fiscalMonth(int year, int months) {
        return LocalDate.of(year, fiscalStart, 1).plusMonths(months);
    }

    private static boolean wholeMonths(LocalDate from, LocalDate to) {
        return from.getDayOfMonth() == 1 && to.getDayOfMonth() == 1;
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    private static String name(String format, Object... parts) {
        return String.format(Locale.ROOT, format, parts);
    }

    private static IllegalArgumentException noPeriod(String name) {
        return new IllegalArgumentException(
                "a period is named like 2026, 2026-H1, 2026-Q3, 2026-11, 2026-W45 or 2026-11-03, not " + name);
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
