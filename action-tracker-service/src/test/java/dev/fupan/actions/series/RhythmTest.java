package dev.fupan.actions.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.contracts.action.Recurrence;
import dev.fupan.kit.form.Violation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RhythmTest {

    @Test
    void weeklyComesOnItsDaysInEachSecondWeek() {
        var rhythm = rhythm("weekly", 2, List.of("MONDAY", "THURSDAY"), "2026-11-02", null);
        assertThat(dates(rhythm, 5))
                .containsExactly("2026-11-02", "2026-11-05", "2026-11-16", "2026-11-19", "2026-11-30");
    }

    @Test
    void weeklyWithoutDaysComesOnTheFirstOnes() {
        assertThat(dates(rhythm("weekly", 1, List.of(), "2026-11-04", null), 3))
                .containsExactly("2026-11-04", "2026-11-11", "2026-11-18");
    }

    @Test
    void aFirstDateThatTheRuleWouldNotChooseCounts() {
        assertThat(dates(rhythm("weekly", 1, List.of("MONDAY"), "2026-11-04", null), 3))
                .containsExactly("2026-11-04", "2026-11-09", "2026-11-16");
    }

    @Test
    void monthlyOnTheLastDayComesBackToThe31st() {
        assertThat(dates(rhythm("monthly", 1, List.of(), "2026-12-31", null), 5))
                .containsExactly("2026-12-31", "2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30");
        assertThat(dates(rhythm("monthly", 3, List.of(), "2026-11-30", null), 3))
                .containsExactly("2026-11-30", "2027-02-28", "2027-05-30");
    }

    @Test
    void dailyEndsWithItsLastDate() {
        assertThat(dates(rhythm("daily", 2, List.of(), "2026-11-02", "2026-11-06"), 9))
                .containsExactly("2026-11-02", "2026-11-04", "2026-11-06");
    }

    @Test
    void anOccurrenceIsMadeOnTheDateBeforeItAtMostAWeekAhead() {
        var weekly = rhythm("weekly", 1, List.of(), "2026-11-02", null);
        assertThat(weekly.madeOn(date("2026-11-02"), date("2026-11-09"))).isEqualTo("2026-11-02");
        assertThat(weekly.madeOn(date("2026-11-02"), date("2026-12-02"))).isEqualTo("2026-11-25");
    }

    @Test
    void aRuleWithoutSenseIsToldWhatIsWrong() {
        var wrong = new Recurrence("hourly", 0, List.of("FUNDAY"), date("2026-01-01"), 0);
        assertThat(Rhythm.violations(wrong, date("2026-11-02"), ""))
                .extracting(Violation::pointer)
                .containsExactly("/frequency", "/interval", "/days", "/until", "/count");
    }

    private static List<String> dates(Rhythm rhythm, int most) {
        List<String> dates = new ArrayList<>();
        for (LocalDate date = rhythm.first(); date != null && dates.size() < most; date = rhythm.after(date))
            dates.add(date.toString());
        return dates;
    }

    private static Rhythm rhythm(
            String frequency, int interval, List<String> days, String first, @Nullable String until) {
        LocalDate last = until == null ? null : date(until);
        return new Rhythm(new Recurrence(frequency, interval, days, last, null), date(first));
    }

    private static LocalDate date(String text) {
        return LocalDate.parse(text);
    }
}
