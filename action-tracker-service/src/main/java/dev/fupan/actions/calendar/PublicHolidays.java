package dev.fupan.actions.calendar;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What is known of a country's year: announced calendars that we ship, else the rules of a library. */
final class PublicHolidays {

    private PublicHolidays() {}

    /** Empty where nobody knows that year of that country. */
    static Optional<List<SpecialDay>> of(String country, int year) {
        if (AnnouncedYear.isOf(country)) return AnnouncedYear.of(country, year).map(AnnouncedYear::days);
        return RuledHolidays.knows(country) ? Optional.of(RuledHolidays.of(country, year)) : Optional.empty();
    }

    static boolean knows(String country) {
        return AnnouncedYear.isOf(country) || RuledHolidays.knows(country);
    }

    /** Every country that can be chosen. */
    static List<String> countries() {
        TreeSet<String> all = new TreeSet<>(RuledHolidays.countries());
        all.addAll(AnnouncedYear.countries());
        return List.copyOf(all);
    }
}
