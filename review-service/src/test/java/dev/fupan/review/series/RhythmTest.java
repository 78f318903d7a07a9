package dev.fupan.review.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.contracts.review.ReviewEvent.Period;
import dev.fupan.contracts.workspace.SpecialDay;
import dev.fupan.contracts.workspace.WorkingDays;
import dev.fupan.kit.calendar.WorkingCalendar;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RhythmTest {

    private static final WorkingDays STANDARD = WorkingDays.standard(ZoneId.of("UTC"));
    private static final WorkingCalendar WEEKENDS = WorkingCalendar.of(STANDARD);
    private static final WorkingCalendar CHINA = WorkingCalendar.of(WorkingDays.standard(ZoneId.of("Asia/Shanghai")));

    @Test
    void aMonthlyReviewLooksAtTheMonthBefore() {
        Rhythm monthly = rhythm("monthly", 1, "2026-01-31T09:00");
        assertThat(monthly.dateOf(0, WEEKENDS)).isEqualTo("2026-02-02"); // the 31st is a Saturday
        assertThat(monthly.dateOf(1, WEEKENDS)).isEqualTo("2026-03-02"); // the 28th of February is one too
        assertThat(monthly.dateOf(2, WEEKENDS)).isEqualTo("2026-03-31");
        assertThat(monthly.periodOf(2)).isEqualTo(period("2026-02-01", "2026-03-01"));
    }

    @Test
    void aMeetingThatMovesIntoTheNextMonthLooksAtWhatItWouldHaveLookedAt() {
        Rhythm monthly = rhythm("monthly", 1, "2026-01-31T09:00");
        assertThat(List.of(monthly.periodOf(0), monthly.periodOf(1), monthly.periodOf(2)))
                .containsExactly(
                        period("2025-12-01", "2026-01-01"),
                        period("2026-01-01", "2026-02-01"),
                        period("2026-02-01", "2026-03-01"));
    }

    @Test
    void aQuarterlyOneAtTheQuarterAndAWeeklyOneAtTheWeek() {
        assertThat(rhythm("quarterly", 1, "2026-10-08T09:00").periodOf(0))
                .isEqualTo(period("2026-07-01", "2026-10-01"));
        assertThat(rhythm("half_yearly", 1, "2026-07-08T09:00").periodOf(0))
                .isEqualTo(period("2026-01-01", "2026-07-01"));
        assertThat(rhythm("weekly", 2, "2026-11-24T09:00").periodOf(0)).isEqualTo(period("2026-11-09", "2026-11-23"));
    }

    @Test
    void publicHolidaysAreNoMeetingDaysAndMakeUpSaturdaysAre() {
        Rhythm monthly = rhythm("monthly", 1, "2026-09-01T09:00");
        assertThat(monthly.dateOf(1, CHINA))
                .as("the National Day holidays end on the 7th")
                .isEqualTo("2026-10-08");
        assertThat(monthly.dateOf(1, WEEKENDS)).isEqualTo("2026-10-01");
        Rhythm saturdays = rhythm("weekly", 1, "2026-10-10T09:00");
        assertThat(saturdays.dateOf(0, CHINA)).as("worked to make up").isEqualTo("2026-10-10");
        assertThat(saturdays.dateOf(1, CHINA)).isEqualTo("2026-10-19");
    }

    @Test
    void whatTheWorkspaceHasEnteredWins() {
        SpecialDay party = new SpecialDay(LocalDate.parse("2026-10-08"), false, "the company's birthday");
        WorkingCalendar ours = WorkingCalendar.of(new WorkingDays(1, STANDARD.weekend(), "CN", List.of(party)));
        assertThat(rhythm("monthly", 1, "2026-10-01T09:00").dateOf(0, ours)).isEqualTo("2026-10-09");
    }

    @Test
    void whereAHolidayLastsUntilTheNextMeetingThisOneIsHeldBeforeIt() {
        Rhythm thursdays = rhythm("weekly", 1, "2026-09-24T09:00");
        assertThat(thursdays.dateOf(1, CHINA))
                .as("not on the 8th, which has its own")
                .isEqualTo("2026-09-30");
        assertThat(thursdays.dateOf(2, CHINA)).isEqualTo("2026-10-08");
    }

    @Test
    void aWeekWhoseMeetingMovesForwardIsNeitherLeftOutNorLookedAtTwice() {
        Rhythm mondays = rhythm("weekly", 1, "2026-02-02T09:00");
        assertThat(mondays.dateOf(2, CHINA)).as("before the Spring Festival").isEqualTo("2026-02-14");
        assertThat(List.of(mondays.periodOf(1), mondays.periodOf(2), mondays.periodOf(3)))
                .containsExactly(
                        period("2026-02-02", "2026-02-09"),
                        period("2026-02-09", "2026-02-16"),
                        period("2026-02-16", "2026-02-23"));
    }

    @Property
    void meetingsComeInOrderOnWorkingDaysAndLookAtWhatIsOver(
            @ForAll @IntRange(min = 0, max = 20_000) int day,
            @ForAll @IntRange(min = 1, max = 12) int every,
            @ForAll @IntRange(min = 0, max = 4) int frequency) {
        Rhythm rhythm = rhythm(frequency, every, LocalDate.parse("2001-01-01").plusDays(day));
        for (int i = 0; i < 5; i++) {
            LocalDate date = rhythm.dateOf(i, WEEKENDS);
            assertThat(WEEKENDS.isWorking(date)).isTrue();
            assertThat(rhythm.dateOf(i + 1, WEEKENDS)).isAfter(date);
            assertThat(rhythm.periodOf(i).to()).isBeforeOrEqualTo(date);
            periodsJoin(rhythm, i);
        }
    }

    @Property
    void noTwoMeetingsOfASeriesFallTogetherInTheAnnouncedYears(
            @ForAll @IntRange(min = 0, max = 700) int day, @ForAll @IntRange(min = 0, max = 4) int frequency) {
        Rhythm rhythm = rhythm(frequency, 1, LocalDate.parse("2025-01-01").plusDays(day));
        for (int i = 0; i < 10; i++) {
            LocalDate date = rhythm.dateOf(i, CHINA);
            assertThat(CHINA.isWorking(date)).isTrue();
            assertThat(rhythm.dateOf(i + 1, CHINA)).isAfter(date);
            assertThat(date.plusDays(1)
                            .datesUntil(
                                    latest(date.plusDays(1), rhythm.periodOf(i).to())))
                    .as("what is still to come of its period")
                    .noneMatch(CHINA::isWorking);
            periodsJoin(rhythm, i);
        }
    }

    private static void periodsJoin(Rhythm rhythm, int ordinal) {
        Period period = rhythm.periodOf(ordinal);
        assertThat(period.from()).isBefore(period.to());
        assertThat(rhythm.periodOf(ordinal + 1).from()).isEqualTo(period.to());
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static Rhythm rhythm(int frequency, int every, LocalDate first) {
        String word = Rhythm.FREQUENCIES.stream().sorted().toList().get(frequency);
        return new Rhythm(word, every, first.atTime(9, 0));
    }

    private static Rhythm rhythm(String frequency, int every, String first) {
        return new Rhythm(frequency, every, LocalDateTime.parse(first));
    }

    private static Period period(String from, String to) {
        return new Period(LocalDate.parse(from), LocalDate.parse(to));
    }
}
