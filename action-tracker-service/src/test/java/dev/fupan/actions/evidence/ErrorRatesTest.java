package dev.fupan.actions.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

/** How often each rule pauses a channel, computed exactly, and once by chance beside it. */
class ErrorRatesTest {

    private static final double P0 = 0.10;
    private static final BiPredicate<Integer, Integer> NEVER = (n, k) -> false;
    private static final BiPredicate<Integer, Integer> FAILS = (n, k) -> EProcess.low(n, k, P0) >= 20;
    private static final BiPredicate<Integer, Integer> PASSES = (n, k) -> EProcess.high(n, k, P0) >= 20;

    @Test
    void whoLooksAfterEveryLeadAtTheBareRatePausesNearlyEveryGoodChannel() {
        Walk naive = Walk.until(200, P0, (n, k) -> n >= 10 && 10 * k < n, NEVER);

        assertThat(100 * naive.by(200)).isCloseTo(92.08, within(0.005));
    }

    @Test
    void theEProcessPausesAGoodChannelLessOftenThanItsLevelHoweverOftenItLooks() {
        Walk walk = Walk.until(600, P0, FAILS, NEVER);

        assertThat(100 * walk.by(200)).isCloseTo(2.682, within(0.0005));
        assertThat(100 * walk.by(600)).isCloseTo(3.487, within(0.0005));
    }

    @Test
    void aBadChannelIsPausedAfterEightyFiveLeadsInTheMiddle() {
        Walk walk = Walk.until(200, 0.03, FAILS, NEVER);

        assertThat(walk.median()).isEqualTo(85);
        assertThat(100 * walk.by(200)).isCloseTo(94.8, within(0.05));
    }

    @Test
    void aChannelTwiceAsGoodPasses() {
        Walk walk = Walk.until(200, 0.20, PASSES, FAILS);

        assertThat(walk.median()).isEqualTo(86);
        assertThat(100 * walk.by(200)).isCloseTo(86.7, within(0.05));
    }

    @Test
    void twentyThousandSimulatedChannelsAgreeWithTheRecursion() {
        int[] atLeast = new int[10];
        java.util.Arrays.setAll(atLeast, k -> firstFailure(k));
        SplittableRandom random = new SplittableRandom(20_261_124);
        int runs = 20_000;
        int paused = 0;
        for (int run = 0; run < runs; run++) if (isPaused(random, atLeast)) paused++;

        assertThat(100.0 * paused / runs).isCloseTo(2.68, within(0.46));
    }

    private static int firstFailure(int k) {
        int n = Math.max(1, k);
        while (!FAILS.test(n, k)) n++;
        return n;
    }

    // The evidence for k successes grows with n, so the first failing n for each k says it all up to 200.
    private static boolean isPaused(SplittableRandom random, int[] atLeast) {
        int k = 0;
        for (int n = 1; n <= 200; n++) {
            if (random.nextDouble() < P0) k++;
            if (k >= atLeast.length) return false;
            if (n >= atLeast[k]) return true;
        }
        return false;
    }
}
