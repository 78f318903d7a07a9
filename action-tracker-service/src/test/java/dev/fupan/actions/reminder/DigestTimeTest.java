package dev.fupan.actions.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.actions.preference.QuietHours;
import dev.fupan.kit.calendar.WorkingCalendar;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DigestTimeTest {

    private static final WorkingCalendar EVERY_DAY = new WorkingCalendar(Set.of(), null, List.of());
    private static final WorkingCalendar CHINA =
            new WorkingCalendar(EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), "CN", List.of());
    private static final List<String> ZONES =
            List.of("Europe/Berlin", "Asia/Shanghai", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia");

    @Test
    void nineOClockWhereThePersonIs() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");

        assertThat(DigestTime.on(LocalDate.parse("2026-03-28"), berlin, null)).isEqualTo("2026-03-28T08:00:00Z");
        assertThat(DigestTime.on(LocalDate.parse("2026-03-29"), berlin, null)).isEqualTo("2026-03-29T07:00:00Z");
        assertThat(DigestTime.on(LocalDate.parse("2026-10-25"), berlin, null)).isEqualTo("2026-10-25T08:00:00Z");
        assertThat(DigestTime.on(
                        LocalDate.parse("2026-10-26"),
                        berlin,
                        new QuietHours(LocalTime.of(8, 0), LocalTime.of(11, 15))))
                .isEqualTo("2026-10-26T10:15:00Z");
    }

    @Property(tries = 100)
    void onceOnEachWorkingDateHoweverOftenOneLooks(
            @ForAll @IntRange(max = 4) int zone,
            @ForAll @IntRange(max = 500) int start,
            @ForAll @IntRange(min = 1, max = 47) int everyHalfHours) {
        ZoneId there = ZoneId.of(ZONES.get(zone));
        Instant first = Instant.parse("2025-02-10T00:00:00Z").plus(Duration.ofDays(start));
        Instant last = first.plus(Duration.ofDays(30));
        Set<LocalDate> sent = new HashSet<>();

        for (Instant now = first; now.isBefore(last); now = now.plus(Duration.ofMinutes(30L * everyHalfHours)))
            DigestTime.due(now, there, null, CHINA).ifPresent(sent::add);

        assertThat(sent).allMatch(CHINA::isWorking);
        if (everyHalfHours <= 28) // a look between nine and midnight each day
        assertThat(sent)
                    .containsAll(first.atZone(there)
                            .toLocalDate()
                            .plusDays(1)
                            .datesUntil(last.atZone(there).toLocalDate())
                            .filter(CHINA::isWorking)
                            .toList());
    }

    @Property
    void neverInQuietHours(
            @ForAll @IntRange(max = 4) int zone,
            @ForAll @IntRange(max = 300_000) int minute,
            @ForAll @IntRange(max = 1439) int from,
            @ForAll @IntRange(min = 1, max = 1439) int length) {
        ZoneId there = ZoneId.of(ZONES.get(zone));
        LocalTime begin = LocalTime.MIN.plusMinutes(from);
        QuietHours quiet = new QuietHours(begin, begin.plusMinutes(length));
        Instant now = Instant.parse("2026-03-01T00:00:00Z").plus(Duration.ofMinutes(minute));

        assertThat(DigestTime.due(now, there, quiet, EVERY_DAY).isPresent()
                        && quiet.contains(now.atZone(there).toLocalTime()))
                .isFalse();
    }
}
