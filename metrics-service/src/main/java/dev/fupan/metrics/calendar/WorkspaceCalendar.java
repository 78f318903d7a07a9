package dev.fupan.metrics.calendar;

import dev.fupan.contracts.workspace.WorkspaceConfiguration;
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
        return new WorkspaceCalendar(
                configuration.zone(), configuration.fiscalYearStart(), configuration.weekStart());
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
            case WEEK -> String.format(
                    "%04d-W%02d", day.get(weeks.weekBasedYear()), day.get(weeks.weekOfWeekBasedYear()));
            case MONTH -> YearMonth.from(day).toString();
            case QUARTER -> fiscalYear + "-Q" + (monthOfFiscalYear / 3 + 1);
            case HALF_YEAR -> fiscalYear + "-H" + (monthOfFiscalYear / 6 + 1);
            case YEAR -> Integer.toString(fiscalYear);
        };
    }

    /** @throws IllegalArgumentException when this is not the name of a period */
    public Bucket named(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "a period is named like 2026, 2026-H1, 2026-Q3, 2026-11, 2026-W45 or 2026-11-03, not " + name);
        }
        int year = Integer.parseInt(parts.group(1));
        LocalDate fiscalYear = LocalDate.of(year, fiscalStart, 1);
        if (parts.group(2) != null) {
            return bucket(name, fiscalYear.plusMonths(6L * (number(parts, 2) - 1)), Grain.HALF_YEAR);
        }
        if (parts.group(3) != null) {
            return bucket(name, fiscalYear.plusMonths(3L * (number(parts, 3) - 1)), Grain.QUARTER);
        }
        if (parts.group(4) != null) {
            LocalDate inFirstWeek = LocalDate.of(year, 1, WEEK_DAYS_IN_YEAR);
            return bucket(name, startOf(inFirstWeek, Grain.WEEK).plusWeeks(number(parts, 4) - 1L), Grain.WEEK);
        }
        if (parts.group(6) != null) {
            return bucket(name, LocalDate.of(year, number(parts, 5), number(parts, 6)), Grain.DAY);
        }
        if (parts.group(5) != null) {
            return bucket(name, LocalDate.of(year, number(parts, 5), 1), Grain.MONTH);
        }
        return bucket(name, fiscalYear, Grain.YEAR);
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

    /** The unit that the period is exactly, else null-free {@code DAY}. */
    public Grain grainOf(LocalDate from, LocalDate to) {
        for (Grain grain : List.of(Grain.YEAR, Grain.HALF_YEAR, Grain.QUARTER, Grain.MONTH, Grain.WEEK)) {
            if (startOf(from, grain).equals(from) && plus(from, grain, 1).equals(to)) {
                return grain;
            }
        }
        return Grain.DAY;
    }

    /** The unit before a calendar unit; for any other period as many days before it. */
    public Bucket previous(LocalDate from, LocalDate to) {
        Grain grain = grainOf(from, to);
        if (grain == Grain.DAY) {
            return new Bucket("previous", from.minusDays(ChronoUnit.DAYS.between(from, to)), from);
        }
        LocalDate start = plus(from, grain, -1);
        return new Bucket(nameOf(start, grain), start, from);
    }

    /** The same days a year earlier; for a week the week 52 weeks earlier. */
    public Bucket yearBefore(LocalDate from, LocalDate to) {
        if (grainOf(from, to) == Grain.WEEK) {
            return new Bucket("year before", from.minusWeeks(52), to.minusWeeks(52));
        }
        return new Bucket("year before", from.minusYears(1), to.minusYears(1));
    }

    private Bucket bucket(String name, LocalDate start, Grain grain) {
        return new Bucket(name, start, plus(start, grain, 1));
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
