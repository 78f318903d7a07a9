package dev.fupan.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoReviewsTest {

    @ParameterizedTest
    @ValueSource(ints = {2026, 2027, 2028})
    void onEveryDayTheFirstReviewHasAWholeMonthToLookAt(int year) {
        LocalDate.ofYearDay(year, 1)
                .datesUntil(LocalDate.ofYearDay(year + 1, 1))
                .forEach(today -> assertThat(Simulation.firstDayBefore(
                                today.atStartOfDay(Company.ZONE).toInstant()))
                        .as("history on %s", today)
                        .isEqualTo(DemoReviews.firstMeeting(today)
                                .withDayOfMonth(1)
                                .minusMonths(1)));
    }
}
