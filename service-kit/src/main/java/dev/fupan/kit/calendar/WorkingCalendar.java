package dev.fupan.kit.calendar;

import dev.fupan.contracts.workspace.SpecialDay;
import dev.fupan.contracts.workspace.WorkingDays;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which dates are working days: what was entered by hand wins over what was announced or follows from rules, and that
 * over the weekend.
 */
public final class WorkingCalendar {

    /** A calendar without a working day in so many days is a mistake that must not stop everything. */
    private static final int FAR = 400;

    private final Set<DayOfWeek> weekend;
    private final @Nullable String country;
    private final Map<LocalDate, SpecialDay> exceptions;
    private final Map<Integer, Map<LocalDate, SpecialDay>> holidays = new ConcurrentHashMap<>();

    public WorkingCalendar(Set<DayOfWeek> weekend, @Nullable String country, List<SpecialDay> exceptions) {
        this.weekend = Set.copyOf(weekend);
        this.country = country;
        this.exceptions = exceptions.stream().collect(Collectors.toMap(SpecialDay::date, day -> day));
    }

    public static WorkingCalendar of(WorkingDays days) {
        return new WorkingCalendar(days.weekend(), days.country(), days.exceptions());
    }

    public boolean isWorking(LocalDate day) {
        return special(day).map(SpecialDay::working).orElse(!weekend.contains(day.getDayOfWeek()));
    }

    /** The day itself, or the last working day before it. */
    public LocalDate lastUntil(LocalDate day) {
        return seek(day, date -> date.minusDays(1));
    }

    /** The day itself, or the first working day after it. */
    public LocalDate firstFrom(LocalDate day) {
        return seek(day, date -> date.plusDays(1));
    }

    /** So many working days before a working day. */
    public LocalDate before(LocalDate day, int workingDays) {
        LocalDate found = day;
        for (int i = 0; i < workingDays; i++) found = lastUntil(found.minusDays(1));
        return found;
    }

    /** The n-th working day after that date, whatever that date is. */
    public LocalDate after(LocalDate day, int workingDays) {
        LocalDate found = day;
        for (int i = 0; i < workingDays; i++) found = firstFrom(found.plusDays(1));
        return found;
    }

    private LocalDate seek(LocalDate from, UnaryOperator<LocalDate> step) {
        LocalDate day = from;
        for (int i = 0; i < FAR; i++, day = step.apply(day)) if (isWorking(day)) return day;
        return from;
    }

    /** The special days of that year, those that were entered first of all. */
    public List<SpecialDay> of(int year) {
        Map<LocalDate, SpecialDay> all = new TreeMap<>(holidays(year));
        exceptions.values().stream()
                .filter(day -> day.date().getYear() == year)
                .forEach(day -> all.put(day.date(), day));
        return List.copyOf(all.values());
    }

    /** Whether that year has weekends alone, since nobody knows the holidays of the country. */
    public boolean hasWeekendsAlone(int year) {
        return country != null && PublicHolidays.of(country, year).isEmpty();
    }

    private Optional<SpecialDay> special(LocalDate day) {
        SpecialDay entered = exceptions.get(day);
        return Optional.ofNullable(entered == null ? holidays(day.getYear()).get(day) : entered);
    }

    private Map<LocalDate, SpecialDay> holidays(int year) {
        if (country == null) return Map.of();
        return holidays.computeIfAbsent(year, one -> PublicHolidays.of(country, one).orElse(List.of()).stream()
                // a day may be two holidays at once
                .collect(Collectors.toMap(SpecialDay::date, day -> day, (first, second) -> first)));
    }
}
