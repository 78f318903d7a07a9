package dev.fupan.actions.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one look alone would need: the sample sizes that minimum samples are taken from. */
class OneLookTest {

    @ParameterizedTest
    @CsvSource({"29,0", "46,1", "61,2", "76,3", "89,4"})
    void theExactUpperBoundOfOneLookFallsBelowTenPercent(int n, int k) {
        assertThat(upper95(n, k)).isLessThan(0.10);
        assertThat(upper95(n - 1, k)).isGreaterThanOrEqualTo(0.10);
    }

    // Clopper and Pearson, one-sided.
    private static double upper95(int n, int k) {
        return BetaDistribution.of(k + 1.0, n - k).inverseCumulativeProbability(0.95);
    }
}
