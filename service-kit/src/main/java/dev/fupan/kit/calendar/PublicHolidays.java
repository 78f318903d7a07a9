package dev.fupan.kit.calendar;

import dev.fupan.contracts.workspace.SpecialDay;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What is known of a country's year: announced calendars that we ship, else the rules of a library. */
public final class PublicHolidays {

    private PublicHolidays() {}

    /** Empty where nobody knows that year of that country. */
    static Optional<List<SpecialDay>> of(String country, int year) {
        if (AnnouncedYear.isOf(country)) return AnnouncedYear.of(country, year).map(AnnouncedYear::days);
        return RuledHolidays.knows(country) ? Optional.of(RuledHolidays.of(country, year)) : Optional.empty();
    }

    public static boolean knows(String country) {
        return AnnouncedYear.isOf(country) || RuledHolidays.knows(country);
    }

    /** Countries whose years are announced one by one, with those that are known here. */
    public static Map<String, List<Integer>> announced() {
        return AnnouncedYear.shipped();
    }

    /** Every country that can be chosen. */
    public static List<String> countries() {
        TreeSet<String> all = new TreeSet<>(RuledHolidays.countries());
        all.addAll(AnnouncedYear.shipped().keySet());
        return List.copyOf(all);
    }
}
