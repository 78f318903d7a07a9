package dev.fupan.metrics.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DurationsTest {
    private static final long DAY = 24L * 3600 * 1_000_000;

    @Test
    void theIntervalOfAMedianLiesBetweenTwoOfTheTimesThemselves() {
        Durations twenty = Durations.of(days(20));

        assertThat(twenty.median()).isEqualByComparingTo("10.5");
        assertThat(twenty.medianLow()).as("the sixth").isEqualByComparingTo("6");
        assertThat(twenty.medianHigh()).as("the sixth from above").isEqualByComparingTo("15");
    }

    @Test
    void sixTimesAreTheFewestThatSayAnythingOfTheMedian() {
        assertThat(Durations.of(days(6)).medianLow()).isEqualByComparingTo("1");
        assertThat(Durations.of(days(6)).medianHigh()).isEqualByComparingTo("6");
        assertThat(Durations.of(days(5)).medianLow()).isNull();
        assertThat(Durations.of(days(5)).medianHigh()).isNull();
        assertThat(Durations.of(List.of()).medianLow()).isNull();
    }

    private static List<Long> days(int n) {
        return LongStream.rangeClosed(1, n).mapToObj(day -> day * DAY).toList();
    }
}
