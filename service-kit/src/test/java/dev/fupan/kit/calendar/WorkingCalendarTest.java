package dev.fupan.kit.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.contracts.workspace.SpecialDay;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WorkingCalendarTest {

    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    private static final WorkingCalendar CHINA = new WorkingCalendar(WEEKEND, "CN", List.of());

    @Test
    void theSpringFestivalIsOffAndItsMakeUpDaysAreWorked() {
        assertThat(LocalDate.parse("2026-02-14").datesUntil(LocalDate.parse("2026-03-02")))
                .filteredOn(CHINA::isWorking)
                .extracting(LocalDate::toString)
                .containsExactly("2026-02-14", "2026-02-24", "2026-02-25", "2026-02-26", "2026-02-27", "2026-02-28");
    }

    @Test
    void theAnnouncedYearsHaveAsManyWorkingDaysAsAnnounced() {
        assertThat(workingDays(2025)).isEqualTo(248);
        assertThat(workingDays(2026)).isEqualTo(248);
    }

    private static long workingDays(int year) {
        return LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(CHINA::isWorking)
                .count();
    }

    @Test
    void countingBackSkipsTheHolidays() {
        LocalDate due = LocalDate.parse("2026-10-09");

        assertThat(CHINA.before(due, 1)).isEqualTo("2026-10-08");
        assertThat(CHINA.before(due, 3)).isEqualTo("2026-09-29");
        assertThat(CHINA.lastUntil(LocalDate.parse("2026-10-05"))).isEqualTo("2026-09-30");
        assertThat(CHINA.after(LocalDate.parse("2026-09-24"), 2)).isEqualTo("2026-09-29");
    }

    @Test
    void otherCountriesFollowTheRulesOfALibrary() {
        WorkingCalendar germany = new WorkingCalendar(WEEKEND, "DE", List.of());
        WorkingCalendar bavaria = new WorkingCalendar(WEEKEND, "DE-BY", List.of());

        assertThat(germany.isWorking(LocalDate.parse("2026-05-14"))).isFalse();
        assertThat(germany.isWorking(LocalDate.parse("2026-01-06"))).isTrue();
        assertThat(bavaria.isWorking(LocalDate.parse("2026-01-06"))).isFalse();
        assertThat(germany.hasWeekendsAlone(2031)).isFalse();
    }

    @Test
    void whatIsEnteredWins() {
        WorkingCalendar ours = new WorkingCalendar(
                WEEKEND,
                "CN",
                List.of(
                        new SpecialDay(LocalDate.parse("2026-10-10"), false, "the company's birthday"),
                        new SpecialDay(LocalDate.parse("2026-10-01"), true, "stock-taking")));

        assertThat(ours.isWorking(LocalDate.parse("2026-10-10"))).isFalse();
        assertThat(ours.isWorking(LocalDate.parse("2026-10-01"))).isTrue();
    }

    @Test
    void aYearThatNobodyKnowsHasWeekendsAloneAndSaysSo() {
        assertThat(CHINA.hasWeekendsAlone(2026)).isFalse();
        assertThat(CHINA.hasWeekendsAlone(2031)).isTrue();
        assertThat(CHINA.isWorking(LocalDate.parse("2031-10-01"))).isTrue();
        assertThat(CHINA.isWorking(LocalDate.parse("2031-10-04"))).isFalse();
    }

    @Property
    void soManyWorkingDaysLieBetween(
            @ForAll @IntRange(max = 720) int offset, @ForAll @IntRange(min = 1, max = 30) int count) {
        LocalDate day = LocalDate.of(2025, 1, 15).plusDays(offset);

        LocalDate after = CHINA.after(day, count);

        assertThat(CHINA.isWorking(after)).isTrue();
        assertThat(day.plusDays(1).datesUntil(after.plusDays(1)).filter(CHINA::isWorking))
                .hasSize(count);
        assertThat(CHINA.lastUntil(CHINA.before(after, count))).isBeforeOrEqualTo(day);
    }
}
