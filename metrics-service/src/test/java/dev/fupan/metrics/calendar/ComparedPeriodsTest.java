package dev.fupan.metrics.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fupan.metrics.calendar.WorkspaceCalendar.Bucket;
import java.time.DayOfWeek;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparedPeriodsTest {
    private static final WorkspaceCalendar CALENDAR = WorkspaceCalendarTest.calendar("UTC", DayOfWeek.MONDAY, 4);

    @ParameterizedTest
    @CsvSource({
        "2026-03-29, 2026-03-30, 2026-03-28, 2026-03-29, previous",
        "2026-11-02, 2026-11-09, 2026-10-26, 2026-11-02, 2026-W44",
        "2026-03-01, 2026-04-01, 2026-02-01, 2026-03-01, 2026-02",
        "2026-04-01, 2026-07-01, 2026-01-01, 2026-04-01, 2025-Q4",
        "2026-04-01, 2026-10-01, 2025-10-01, 2026-04-01, 2025-H2",
        "2026-04-01, 2027-04-01, 2025-04-01, 2026-04-01, 2025",
        "2026-01-01, 2027-01-01, 2025-01-01, 2026-01-01, previous",
        "2026-03-01, 2026-05-01, 2026-01-01, 2026-03-01, previous",
        "2026-03-05, 2026-03-15, 2026-02-23, 2026-03-05, previous"
    })
    void thePreviousPeriodIsTheUnitBeforeOrAsLong(
            LocalDate from, LocalDate to, LocalDate previousFrom, LocalDate previousTo, String name) {
        assertThat(CALENDAR.previous(from, to)).isEqualTo(new Bucket(name, previousFrom, previousTo));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-02, 2026-11-09, 2025-11-03, 2025-11-10, 2025-W45",
        "2029-02-01, 2029-03-01, 2028-02-01, 2028-03-01, 2028-02",
        "2026-04-01, 2026-07-01, 2025-04-01, 2025-07-01, 2025-Q1",
        "2028-02-28, 2028-02-29, 2027-02-28, 2027-03-01, year before",
        "2028-02-29, 2028-03-01, 2027-02-28, 2027-03-01, year before",
        "2026-03-05, 2026-03-15, 2025-03-05, 2025-03-15, year before"
    })
    void theYearBeforeHasTheSameDays(
            LocalDate from, LocalDate to, LocalDate beforeFrom, LocalDate beforeTo, String name) {
        assertThat(CALENDAR.yearBefore(from, to)).isEqualTo(new Bucket(name, beforeFrom, beforeTo));
    }

    @ParameterizedTest
    @CsvSource({
        // the week up to Wednesday
        "2026-W45, 2026-11-05, 2026-W44, 2026-10-29",
        "2026-03, 2026-03-11, 2026-02, 2026-02-11",
        "2026-03, 2026-03-31, 2026-02, 2026-03-01",
        "2026-03, 2026-04-01, 2026-02, 2026-03-01",
        "2026-Q1, 2026-06-01, 2025-Q4, 2026-03-01",
        "2026-Q1, 2026-05-31, 2025-Q4, 2026-03-01",
        "2026-Q1, 2026-05-20, 2025-Q4, 2026-02-20",
        "2027, 2028-03-10, 2026, 2027-03-10"
    })
    void thePeriodSoFarMeetsTheSamePartOfThePreviousOne(
            String name, LocalDate until, String previous, LocalDate previousUntil) {
        Bucket period = CALENDAR.named(name);
        Bucket reference = CALENDAR.previous(period.from(), period.to());

        Bucket part = CALENDAR.sameWindow(period, reference, until);

        assertThat(part).isEqualTo(new Bucket(previous, reference.from(), previousUntil));
    }

    @Test
    void aPeriodThatHasNotBegunHasNoPart() {
        Bucket november = CALENDAR.named("2026-11");

        assertThatThrownBy(() -> CALENDAR.sameWindow(november, CALENDAR.named("2026-10"), november.from()))
                .hasMessageContaining("2026-11");
    }

    @Property
    void comparedPeriodsAreNeverEmptyAndThePreviousOneEndsWhereThePeriodBegins(
            @ForAll @IntRange(max = 4000) int offset,
            @ForAll @IntRange(min = 1, max = 800) int days,
            @ForAll @IntRange(min = 1, max = 900) int known) {
        LocalDate from = LocalDate.parse("2024-01-01").plusDays(offset);
        Bucket period = new Bucket("period", from, from.plusDays(days));

        Bucket previous = CALENDAR.previous(period.from(), period.to());
        Bucket yearBefore = CALENDAR.yearBefore(period.from(), period.to());
        Bucket part = CALENDAR.sameWindow(period, previous, from.plusDays(known));

        assertThat(previous.to()).isEqualTo(from);
        assertThat(previous.from()).isBefore(from);
        assertThat(yearBefore.from()).isBefore(yearBefore.to());
        assertThat(part.from()).isEqualTo(previous.from()).isBefore(part.to());
        assertThat(part.to()).isBeforeOrEqualTo(previous.to());
    }
}
