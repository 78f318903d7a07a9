package dev.fupan.metrics.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DailyCostTest {
    private static final LocalDate NEW_YEAR = LocalDate.parse("2026-01-01");

    @ParameterizedTest
    @CsvSource({
        "2026-03-01, 2026-04-01, 1, 66.67, 66.67",
        "2026-04-01, 2026-05-01, 1, 40.33, 40.33",
        "2026-03-01, 2026-05-01, 2, 107.00, 53.50",
        "2026-05-01, 2026-06-01, 1, 0.00, 0.00"
    })
    void aCostSpreadsOverItsDaysAndRoundsOnce(
            LocalDate from, LocalDate to, long acquired, BigDecimal cost, BigDecimal perAcquired) {
        DailyCost sum = new DailyCost(from, to);

        sum.add(LocalDate.parse("2026-03-30"), LocalDate.parse("2026-04-01"), new BigDecimal("100"));
        sum.add(LocalDate.parse("2026-04-30"), LocalDate.parse("2026-04-30"), new BigDecimal("7"));

        assertThat(sum.rounded("CNY")).isEqualTo(cost);
        assertThat(sum.per(acquired, "CNY")).isEqualTo(perAcquired);
    }

    @Test
    void aThirdOfACentThreeTimesIsACent() {
        DailyCost day = new DailyCost(NEW_YEAR, NEW_YEAR.plusDays(1));

        for (int i = 0; i < 3; i++) {
            day.add(NEW_YEAR, NEW_YEAR.plusDays(2), new BigDecimal("0.01"));
        }

        assertThat(day.rounded("EUR")).isEqualTo("0.01");
    }

    @Test
    void aCostThatBeginsAfterItEndsCountsNowhere() {
        DailyCost year = new DailyCost(NEW_YEAR, NEW_YEAR.plusYears(1));

        year.add(NEW_YEAR.plusDays(2), NEW_YEAR, new BigDecimal("10"));

        assertThat(year.rounded("EUR")).isEqualByComparingTo("0");
    }

    @Property
    void aPeriodThatHoldsAllDaysHoldsAllOfTheCost(
            @ForAll @IntRange(max = 300) int begin,
            @ForAll @IntRange(max = 400) int length,
            @ForAll @BigRange(min = "-100000", max = "100000") BigDecimal amount) {
        DailyCost years = new DailyCost(NEW_YEAR, NEW_YEAR.plusYears(3));

        years.add(NEW_YEAR.plusDays(begin), NEW_YEAR.plusDays(begin + length), amount);

        assertThat(years.rounded("EUR")).isEqualTo(amount.setScale(2, RoundingMode.HALF_UP));
    }

    @Property
    void theDaysSumToTheWhole(
            @ForAll @IntRange(min = 1, max = 40) int days,
            @ForAll @IntRange(max = 40) int cut,
            @ForAll @BigRange(min = "0", max = "100000") BigDecimal amount) {
        LocalDate last = NEW_YEAR.plusDays(days - 1L);
        LocalDate border = NEW_YEAR.plusDays(Math.min(cut, days));
        DailyCost before = new DailyCost(NEW_YEAR.minusDays(1), border);
        DailyCost after = new DailyCost(border, last.plusDays(1));

        before.add(NEW_YEAR, last, amount);
        after.add(NEW_YEAR, last, amount);

        // each part is rounded by itself, so the two may miss the whole by one minor unit
        BigDecimal parts = before.rounded("EUR").add(after.rounded("EUR"));
        assertThat(parts.subtract(amount).abs()).isLessThanOrEqualTo(new BigDecimal("0.01"));
    }
}
