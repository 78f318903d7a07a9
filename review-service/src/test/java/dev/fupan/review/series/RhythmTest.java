package dev.fupan.review.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.contracts.review.ReviewEvent.Period;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RhythmTest {

    @Test
    void aMonthlyReviewLooksAtTheMonthBefore() {
        Rhythm monthly = new Rhythm("monthly", 1, LocalDateTime.parse("2026-01-31T09:00"));
        assertThat(monthly.dateOf(0)).isEqualTo("2026-02-02"); // the 31st is a Saturday
        assertThat(monthly.dateOf(1)).isEqualTo("2026-03-02"); // the 28th of February is one too
        assertThat(monthly.dateOf(2)).isEqualTo("2026-03-31");
        assertThat(monthly.periodOf(2)).isEqualTo(period("2026-02-01", "2026-03-01"));
    }

    @Test
    void aQuarterlyOneAtTheQuarterAndAWeeklyOneAtTheWeek() {
        assertThat(new Rhythm("quarterly", 1, LocalDateTime.parse("2026-10-08T09:00")).periodOf(0))
                .isEqualTo(period("2026-07-01", "2026-10-01"));
        assertThat(new Rhythm("half_yearly", 1, LocalDateTime.parse("2026-07-08T09:00")).periodOf(0))
                .isEqualTo(period("2026-01-01", "2026-07-01"));
        assertThat(new Rhythm("weekly", 2, LocalDateTime.parse("2026-11-24T09:00")).periodOf(0))
                .isEqualTo(period("2026-11-09", "2026-11-23"));
    }

    @Property
    void meetingsComeInOrderAndNeverOnAWeekend(
            @ForAll @IntRange(min = 0, max = 20_000) int day,
            @ForAll @IntRange(min = 1, max = 12) int every,
            @ForAll @IntRange(min = 0, max = 4) int frequency) {
        String word = Rhythm.FREQUENCIES.stream().sorted().toList().get(frequency);
        Rhythm rhythm = new Rhythm(
                word, every, LocalDate.parse("2001-01-01").plusDays(day).atTime(9, 0));
        for (int i = 0; i < 5; i++) {
            LocalDate date = rhythm.dateOf(i);
            assertThat(date.getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
            assertThat(rhythm.dateOf(i + 1)).isAfter(date);
            assertThat(rhythm.periodOf(i).to()).isBeforeOrEqualTo(date);
            assertThat(rhythm.periodOf(i).from()).isBefore(rhythm.periodOf(i).to());
        }
    }

    private static Period period(String from, String to) {
        return new Period(LocalDate.parse(from), LocalDate.parse(to));
    }
}
