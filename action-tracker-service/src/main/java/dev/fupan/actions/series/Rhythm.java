package dev.fupan.actions.series;

import dev.fupan.contracts.action.Recurrence;
import dev.fupan.kit.form.Violation;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The dates of a series, in local dates of its workspace.
 *
 * <p>The first date is one of them even where the rule would not have chosen it. A monthly series that starts on the
 * 31st comes on the last day of shorter months, and on the 31st again afterwards.
 */
record Rhythm(Recurrence rule, LocalDate first) {

    private static final int MAX_INTERVAL = 100;
    private static final int MAX_COUNT = 1_000;
    private static final int MAX_AHEAD_DAYS = 7;
    private static final Set<String> DAYS =
            Arrays.stream(DayOfWeek.values()).map(Enum::name).collect(Collectors.toSet());

    /** Everything that is wrong with the rule; empty = it has dates. */
    static List<Violation> violations(Recurrence rule, LocalDate first, String pointer) {
        List<Violation> found = new ArrayList<>();
        if (!Set.of("daily", "weekly", "monthly").contains(rule.frequency()))
            found.add(new Violation(pointer + "/frequency", "daily, weekly or monthly"));
        if (rule.interval() < 1 || rule.interval() > MAX_INTERVAL)
            found.add(new Violation(pointer + "/interval", "a whole number from 1 to " + MAX_INTERVAL));
        boolean weekly = "weekly".equals(rule.frequency());
        if (!DAYS.containsAll(rule.days()) || !weekly && !rule.days().isEmpty())
            found.add(new Violation(pointer + "/days", "days like MONDAY, of a weekly one alone"));
        LocalDate until = rule.until();
        if (until != null && until.isBefore(first))
            found.add(new Violation(pointer + "/until", "a date that is not before the first due date"));
        Integer count = rule.count();
        if (count != null && (count < 1 || count > MAX_COUNT))
            found.add(new Violation(pointer + "/count", "a whole number from 1 to " + MAX_COUNT));
        return found;
    }

    /** The next date after that one; null when there is none. */
    @Nullable
    LocalDate after(LocalDate date) {
        LocalDate next =
                switch (rule.frequency()) {
                    case "daily" -> first.plusDays(steps(ChronoUnit.DAYS.between(first, date)));
                    case "weekly" -> nextWeekly(date);
                    default -> nextMonthly(date);
                };
        LocalDate until = rule.until();
        return until != null && next.isAfter(until) ? null : next;
    }

    // The least multiple of the interval that is more than so many.
    private long steps(long passed) {
        return Math.max(0, Math.floorDiv(passed, rule.interval()) + 1) * rule.interval();
    }

    private LocalDate nextWeekly(LocalDate date) {
        Set<String> days = rule.days().isEmpty() ? Set.of(first.getDayOfWeek().name()) : Set.copyOf(rule.days());
        LocalDate week = first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate next = date.plusDays(1);
        while (!days.contains(next.getDayOfWeek().name())
                || ChronoUnit.WEEKS.between(week, next) % rule.interval() != 0) next = next.plusDays(1);
        return next;
    }

    private LocalDate nextMonthly(LocalDate date) {
        long months = Math.max(0, ChronoUnit.MONTHS.between(first, date) / rule.interval() * rule.interval());
        while (!first.plusMonths(months).isAfter(date)) months += rule.interval();
        return first.plusMonths(months);
    }

    /** When the occurrence of that date is made: on the date before it in the series, at most a week ahead. */
    LocalDate madeOn(LocalDate before, LocalDate date) {
        LocalDate earliest = date.minusDays(MAX_AHEAD_DAYS);
        return before.isBefore(earliest) ? earliest : before;
    }
}
