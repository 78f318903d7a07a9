package dev.fupan.metrics.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.metrics.statistics.Rate;
import org.junit.jupiter.api.Test;

class HealthyRangeTest {
    private final HealthyRange winning =
            HealthyRanges.shipped().between("negotiation", "won").orElseThrow();

    @Test
    void aRateIsBelowOnlyWhenItsWholeIntervalIs() {
        assertThat(winning.of(new Rate(4, 16))).isEqualTo(HealthyRange.Status.UNDETERMINED);
        assertThat(winning.of(new Rate(40, 200))).isEqualTo(HealthyRange.Status.UNDETERMINED);
        assertThat(winning.of(new Rate(60, 400))).isEqualTo(HealthyRange.Status.BELOW);
        assertThat(winning.of(new Rate(0, 0))).isEqualTo(HealthyRange.Status.UNDETERMINED);
    }

    @Test
    void transitionsWithoutARangeHaveNone() {
        assertThat(HealthyRanges.shipped().between("contacted", "MQL")).isEmpty();
    }
}
