package dev.fupan.metrics.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fupan.contracts.workspace.WorkspaceConfiguration;
import dev.fupan.metrics.calendar.WorkspaceCalendar.Bucket;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.time.api.constraints.DateRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspaceCalendarTest {
    private static final WorkspaceCalendar CIVIL = calendar("UTC", DayOfWeek.MONDAY, 1);
    private static final WorkspaceCalendar SHANGHAI = calendar("Asia/Shanghai", DayOfWeek.MONDAY, 4);
    private static final List<String> ZONES =
            List.of("UTC", "Asia/Shanghai", "Europe/Berlin", "America/Sao_Paulo", "America/Havana", "Pacific/Apia");

    @Test
    void theZoneDecidesTheDayAndWithItTheFiscalQuarter() {
        LocalDate late = SHANGHAI.dayOf(Instant.parse("2026-03-31T16:30:00Z"));
        LocalDate early = SHANGHAI.dayOf(Instant.parse("2026-03-31T15:30:00Z"));

        assertThat(SHANGHAI.nameOf(late, Grain.QUARTER)).isEqualTo("2026-Q1");
        assertThat(SHANGHAI.nameOf(early, Grain.QUARTER)).isEqualTo("2025-Q4");
        assertThat(SHANGHAI.nameOf(early, Grain.HALF_YEAR)).isEqualTo("2025-H2");
        assertThat(SHANGHAI.nameOf(early, Grain.YEAR)).isEqualTo("2025");
        assertThat(SHANGHAI.nameOf(early, Grain.MONTH)).isEqualTo("2026-03");
    }

    @Test
    void aDayOfTwentyThreeHoursIsADay() {
        WorkspaceCalendar berlin = calendar("Europe/Berlin", DayOfWeek.MONDAY, 1);
        LocalDate day = LocalDate.parse("2026-03-29");

        assertThat(berlin.startOf(day)).isEqualTo("2026-03-28T23:00:00Z");
        assertThat(berlin.startOf(day.plusDays(1))).isEqualTo("2026-03-29T22:00:00Z");
        assertThat(berlin.dayOf(Instant.parse("2026-03-28T22:59:59Z"))).isEqualTo("2026-03-28");
        assertThat(berlin.dayOf(Instant.parse("2026-03-29T21:59:59Z"))).isEqualTo("2026-03-29");
    }

    @ParameterizedTest
    @CsvSource({
        "2026, 2026-04-01, 2027-04-01",
        "2026-H1, 2026-04-01, 2026-10-01",
        "2026-H2, 2026-10-01, 2027-04-01",
        "2025-Q4, 2026-01-01, 2026-04-01",
        "2026-Q3, 2026-10-01, 2027-01-01",
        "2026-11, 2026-11-01, 2026-12-01",
        "2026-W45, 2026-11-02, 2026-11-09",
        "2026-W53, 2026-12-28, 2027-01-04",
        "2026-03-29, 2026-03-29, 2026-03-30"
    })
    void namesAreFiscalFromTheQuarterOnAndCivilBelow(String name, LocalDate from, LocalDate to) {
        assertThat(SHANGHAI.named(name)).isEqualTo(new Bucket(name, from, to));
    }

    @Test
    void weeksBeginOnTheDayOfTheWorkspace() {
        WorkspaceCalendar sundays = calendar("UTC", DayOfWeek.SUNDAY, 1);

        assertThat(sundays.named("2026-W45").from()).isEqualTo("2026-11-08");
        assertThat(sundays.nameOf(LocalDate.parse("2026-01-03"), Grain.WEEK)).isEqualTo("2025-W53");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "26",
                "2026-13",
                "2026-00",
                "2026-Q5",
                "2026-H0",
                "2026-W00",
                "2025-W53",
                "2026-W54",
                "2026-02-29",
                "2026-1",
                "2026-11-03T00",
                " 2026",
                "２０２６"
            })
    void whatNamesNoPeriodIsRefused(String name) {
        assertThatThrownBy(() -> CIVIL.named(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("not " + name);
    }

    @Test
    void thePeriodIsCutAtItsEndsAndItsUnitsKeepTheirNames() {
        assertThat(SHANGHAI.buckets(LocalDate.parse("2026-03-01"), LocalDate.parse("2026-05-01"), Grain.QUARTER))
                .containsExactly(
                        new Bucket("2025-Q4", LocalDate.parse("2026-03-01"), LocalDate.parse("2026-04-01")),
                        new Bucket("2026-Q1", LocalDate.parse("2026-04-01"), LocalDate.parse("2026-05-01")));
    }

    @Test
    void theMonthsOfAFiscalQuarterRollUpToIt() {
        Bucket quarter = SHANGHAI.named("2026-Q3");

        assertThat(SHANGHAI.buckets(quarter.from(), quarter.to(), Grain.MONTH))
                .extracting(Bucket::name)
                .containsExactly("2026-10", "2026-11", "2026-12");
    }

    @Property
    void bucketsTileThePeriod(
            @ForAll @DateRange(min = "1999-01-01", max = "2040-12-31") LocalDate from,
            @ForAll @IntRange(min = 1, max = 1500) int days,
            @ForAll Grain grain,
            @ForAll DayOfWeek weekStart,
            @ForAll @IntRange(min = 1, max = 12) int fiscalStart) {
        WorkspaceCalendar calendar = calendar("UTC", weekStart, fiscalStart);
        LocalDate end = from;

        for (Bucket bucket : calendar.buckets(from, from.plusDays(days), grain)) {
            assertThat(bucket.from()).isEqualTo(end).isBefore(bucket.to());
            Bucket whole = calendar.named(bucket.name());
            assertThat(bucket.from()).isAfterOrEqualTo(whole.from());
            assertThat(bucket.to()).isBeforeOrEqualTo(whole.to());
            end = bucket.to();
        }

        assertThat(end).isEqualTo(from.plusDays(days));
    }

    @Property
    void aNameLeadsBackToTheUnitThatHoldsTheDay(
            @ForAll @DateRange(min = "0001-01-01", max = "9990-12-31") LocalDate day,
            @ForAll Grain grain,
            @ForAll DayOfWeek weekStart,
            @ForAll @IntRange(min = 2, max = 12) int fiscalStart) {
        WorkspaceCalendar calendar = calendar("UTC", weekStart, fiscalStart);

        Bucket unit = calendar.named(calendar.nameOf(day, grain));

        assertThat(unit.from()).isEqualTo(calendar.startOf(day, grain)).isBeforeOrEqualTo(day);
        assertThat(unit.to()).isAfter(day);
        assertThat(calendar.nameOf(unit.to().minusDays(1), grain)).isEqualTo(unit.name());
        assertThat(calendar.nameOf(unit.to(), grain)).isNotEqualTo(unit.name());
    }

    @Property
    void anInstantLiesBetweenTheBeginningsOfItsDayAndOfTheNext(
            @ForAll @LongRange(min = 946_684_800, max = 2_208_988_800L) long second,
            @ForAll @IntRange(max = 5) int zone) {
        WorkspaceCalendar calendar = calendar(ZONES.get(zone), DayOfWeek.MONDAY, 1);
        Instant instant = Instant.ofEpochSecond(second);
        LocalDate day = calendar.dayOf(instant);

        assertThat(instant).isAfterOrEqualTo(calendar.startOf(day)).isBefore(calendar.startOf(day.plusDays(1)));
    }

    static WorkspaceCalendar calendar(String zone, DayOfWeek weekStart, int fiscalStart) {
        return WorkspaceCalendar.of(new WorkspaceConfiguration(
                zone, "EUR", weekStart, fiscalStart, List.of(), List.of(), Map.of(), List.of()));
    }
}
