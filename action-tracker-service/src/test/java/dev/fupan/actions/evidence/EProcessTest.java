package dev.fupan.actions.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of worked numbers for p0 = 0.10. */
class EProcessTest {

    private static final double P0 = 0.10;

    @ParameterizedTest
    @CsvSource({
        "12,0,2.0313",
        "29,0,6.7769",
        "40,2,1.3562",
        "40,5,0.3298",
        "42,0,19.2150",
        "43,0,20.8875",
        "85,2,20.3183"
    })
    void evidenceOfALowerRate(long n, long k, double expected) {
        assertThat(EProcess.low(n, k, P0)).isCloseTo(expected, within(0.00005));
    }

    @ParameterizedTest
    @CsvSource({"40,5,0.1279", "40,12,92.6755"})
    void evidenceOfAHigherRate(long n, long k, double expected) {
        assertThat(EProcess.high(n, k, P0)).isCloseTo(expected, within(0.00005));
    }

    @ParameterizedTest
    @CsvSource({"43,0", "66,1", "85,2", "103,3", "120,4", "137,5", "152,6", "168,7", "183,8", "198,9"})
    void theFirstLookThatFailsWithSoManySuccesses(long n, long k) {
        assertThat(EProcess.low(n, k, P0)).isGreaterThanOrEqualTo(20);
        assertThat(EProcess.low(n - 1, k, P0)).isLessThan(20);
    }

    @ParameterizedTest
    @CsvSource({"40,2,0.0013,0.2021", "40,5,0.0209,0.3130"})
    void boundsThatHoldAtEveryLook(long n, long k, double low, double high) {
        ConfidenceSequence bounds = ConfidenceSequence.of(n, k);
        assertThat(bounds.low()).isCloseTo(low, within(0.00005));
        assertThat(bounds.high()).isCloseTo(high, within(0.00005));
    }

    @Test
    void theUpperBoundFallsBelowTheThresholdWhenTheLookFails() {
        assertThat(ConfidenceSequence.of(43, 0).high()).isCloseTo(0.0989, within(0.00005));
        assertThat(ConfidenceSequence.of(43, 0).low()).isZero();
        assertThat(ConfidenceSequence.of(42, 0).high()).isGreaterThan(P0);
    }

    @Test
    void nothingSeenIsNoEvidence() {
        assertThat(EProcess.low(0, 0, P0)).isEqualTo(1);
        assertThat(EProcess.high(0, 0, P0)).isEqualTo(1);
    }

    @Test
    void hugeCountsStayFinite() {
        assertThat(EProcess.low(1_000_000, 900_000, P0)).isZero();
        assertThat(EProcess.low(1_000_000, 10_000, P0)).isEqualTo(Double.MAX_VALUE);
    }
}
