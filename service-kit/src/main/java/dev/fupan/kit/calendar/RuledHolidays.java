package dev.fupan.kit.calendar;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import dev.fupan.contracts.workspace.SpecialDay;
import java.time.Year;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Public holidays that follow from rules; a country may be narrowed to a region, {@code DE-BY}. */
final class RuledHolidays {

    private static final Set<String> COUNTRIES = HolidayManager.getSupportedCalendarCodes().stream()
            .filter(code -> code.length() == 2)
            .map(code -> code.toUpperCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    private RuledHolidays() {}

    static Set<String> countries() {
        return COUNTRIES;
    }

    static boolean knows(String country) {
        return COUNTRIES.contains(country.split("-")[0]);
    }

    static List<SpecialDay> of(String country, int year) {
        String[] parts = country.toLowerCase(Locale.ROOT).split("-");
        String[] regions = Arrays.copyOfRange(parts, 1, parts.length);
        return HolidayManager.getInstance(ManagerParameters.create(parts[0]))
                .getHolidays(Year.of(year), HolidayType.PUBLIC_HOLIDAY, regions)
                .stream()
                .map(holiday -> new SpecialDay(holiday.getDate(), false, holiday.getDescription(Locale.ENGLISH)))
                .toList();
    }
}
