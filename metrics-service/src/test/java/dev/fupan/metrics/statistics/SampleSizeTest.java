package dev.fupan.metrics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SampleSizeTest {

    @Test
    void fiveMorePointsOfRepurchaseNeedMoreThanAThousandCustomersPerWindow() {
        assertThat(SampleSize.perWindow(0.20, 0.25)).hasValue(1094);
        assertThat(SampleSize.perWindow(0.20, 0.30)).hasValue(294);
    }

    @Test
    void equalRatesAreShownByNoNumber() {
        assertThat(SampleSize.perWindow(0.2, 0.2)).isEmpty();
    }

    @Test
    void whatSoManyTrialsShowIsTheOtherWayRound() {
        assertThat(SampleSize.detectableRise(0.20, 1094).orElseThrow()).isCloseTo(0.05, within(0.0001));
        assertThat(SampleSize.detectableRise(0.20, 294).orElseThrow()).isCloseTo(0.10, within(0.0005));
        assertThat(SampleSize.detectableFall(0.30, 294).orElseThrow()).isCloseTo(0.10, within(0.0005));
    }

    @Test
    void tooFewTrialsShowNothing() {
        assertThat(SampleSize.detectableRise(0.9, 10)).isEmpty();
        assertThat(SampleSize.detectableFall(0.1, 10)).isEmpty();
        assertThat(SampleSize.detectableRise(0.5, 0)).isEmpty();
    }

    @Test
    void whatIsNoRateIsRefused() {
        assertThatThrownBy(() -> SampleSize.perWindow(0.2, 1.1)).hasMessageContaining("1.1");
    }

    @Property
    void theNumberIsTheSameBothWaysAndFallsWithTheEffect(
            @ForAll @DoubleRange(max = 0.9) double baseline,
            @ForAll @DoubleRange(min = 0.01, max = 0.05) double effect) {
        long small = SampleSize.perWindow(baseline, baseline + effect).orElseThrow();
        long large = SampleSize.perWindow(baseline, baseline + 2 * effect).orElseThrow();

        assertThat(SampleSize.perWindow(baseline + effect, baseline)).hasValue(small);
        assertThat(large).isLessThanOrEqualTo(small);
    }

    @Property
    void aDetectableRiseNeedsNoMoreThanTheTrialsThatDetectIt(
            @ForAll @DoubleRange(max = 0.99) double baseline, @ForAll @IntRange(min = 1, max = 100_000) int trials) {
        SampleSize.detectableRise(baseline, trials).ifPresent(rise -> {
            double raised = Math.min(1, baseline + rise * 1.000001);

            assertThat(SampleSize.perWindow(baseline, raised).orElseThrow()).isLessThanOrEqualTo(trials);
        });
    }
}
