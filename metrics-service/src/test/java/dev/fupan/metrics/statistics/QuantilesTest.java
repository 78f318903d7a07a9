package dev.fupan.metrics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class QuantilesTest {

    @Test
    void aCycleOverAShortNightIsElapsedTime() {
        Durations cycle = Durations.of(List.of(Duration.ofHours(47).toNanos() / 1_000));

        assertThat(cycle.mean()).isEqualTo("1.958333");
        assertThat(cycle.p90()).isEqualTo("1.958333");
    }

    @Test
    void aMeanOfDaysIsRoundedOnce() {
        // a third of a day has no last digit; together they lie exactly on half a millionth
        long third = 28_800_000_000L + 14_400;

        Durations cycles = Durations.of(List.of(third, third, third + 86_400));

        assertThat(cycles.mean()).isEqualTo("0.333334");
        assertThat(Durations.of(List.of(0L, 14_400L, 115_200L)).mean()).isEqualTo("0.000001");
    }

    @Test
    void quantilesLieLinearlyBetweenTheirNeighbours() {
        List<BigDecimal> values = decimals("15", "3", "60", "20");

        assertThat(Quantiles.median(values, 1)).isEqualTo("17.5");
        assertThat(Quantiles.quantile(values, new BigDecimal("0.9"), 0)).isEqualTo("48");
        assertThat(Quantiles.quantile(values, BigDecimal.ZERO, 0)).isEqualTo("3");
        assertThat(Quantiles.quantile(values, BigDecimal.ONE, 0)).isEqualTo("60");
    }

    @Test
    void meansAreExactUntilTheyAreRounded() {
        assertThat(Quantiles.mean(decimals("0.1", "0.2", "0.2"), 2)).isEqualTo("0.17");
        assertThat(Quantiles.mean(decimals("3", "15", "60"), 0)).isEqualTo("26");
        assertThat(Durations.of(List.of(Long.MAX_VALUE, Long.MAX_VALUE)).mean())
                .isEqualTo(Durations.of(List.of(Long.MAX_VALUE)).mean());
    }

    @Test
    void whatCannotBeAnsweredIsRefused() {
        assertThatThrownBy(() -> Quantiles.mean(List.of(), 2)).hasMessageContaining("no values");
        assertThatThrownBy(() -> Quantiles.quantile(decimals("1"), new BigDecimal("1.5"), 2))
                .hasMessageContaining("1.5");
    }

    @Property
    void quantilesRiseAndStayWithinTheValues(
            @ForAll @Size(min = 1, max = 40) List<@LongRange(min = -1_000_000, max = 1_000_000) Long> numbers,
            @ForAll @BigRange(min = "0", max = "1") BigDecimal a,
            @ForAll @BigRange(min = "0", max = "1") BigDecimal b) {
        List<BigDecimal> values = numbers.stream().map(BigDecimal::valueOf).toList();

        assertThat(Quantiles.exact(values, a.min(b))).isLessThanOrEqualTo(Quantiles.exact(values, a.max(b)));
        assertThat(Quantiles.exact(values, a))
                .isBetween(Quantiles.exact(values, BigDecimal.ZERO), Quantiles.exact(values, BigDecimal.ONE));
    }

    private static List<BigDecimal> decimals(String... values) {
        return Stream.of(values).map(BigDecimal::new).toList();
    }
}
