package dev.fupan.actions.calendar;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a workspace has decided about its working days.
 *
 * @param country of whose public holidays, {@code DE} or {@code DE-BY}; null = none
 * @param exceptions dates that its admins have entered
 */
record CalendarSettings(
        long revision, Set<DayOfWeek> weekend, @Nullable String country, List<SpecialDay> exceptions) {

    private static final Set<DayOfWeek> USUAL = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    private static final Set<String> CHINESE = Set.of(
            "Asia/Shanghai", "Asia/Urumqi", "Asia/Chongqing", "Asia/Chungking", "Asia/Harbin", "Asia/Kashgar", "PRC");

    CalendarSettings {
        weekend = Set.copyOf(weekend);
        exceptions = List.copyOf(exceptions);
    }

    /** Of a workspace that has decided nothing; a zone that lies in one country alone tells the country. */
    static CalendarSettings standard(ZoneId zone) {
        return new CalendarSettings(0, USUAL, CHINESE.contains(zone.getId()) ? "CN" : null, List.of());
    }

    WorkingCalendar calendar() {
        return new WorkingCalendar(weekend, country, exceptions);
    }
}
