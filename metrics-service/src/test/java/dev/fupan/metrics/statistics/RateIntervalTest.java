package dev.fupan.metrics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateIntervalTest {

    @ParameterizedTest
    @CsvSource({
        "2, 40, 1.4, 16.5",
        "5, 40, 5.5, 26.1",
        "6, 10, 31, 83",
        "3, 10, 10.8, 60.3",
        "4, 16, 10.2, 49.5",
        "40, 200, 15.0, 26.1",
        "60, 400, 11.8, 18.8"
    })
    void wilsonGivesTheWorkedNumbers(long successes, long trials, String low, String high) {
        Interval interval = Wilson.interval(new Rate(successes, trials));

        assertPercent(interval.low(), low);
        assertPercent(interval.high(), high);
    }

    @Test
    void newcombeGivesTheWorkedDifference() {
        Interval interval = Newcombe.difference(new Rate(3, 30), new Rate(4, 20));

        assertPercent(interval.low(), "-9.7");
        assertPercent(interval.high(), "32.6");
    }

    @ParameterizedTest
    @CsvSource({"29, 0", "46, 1", "61, 2", "76, 3", "89, 4"})
    void oneLookPassesFromTheseNumbersOnAndNotOneTrialEarlier(long trials, long successes) {
        assertThat(ClopperPearson.upperBound(new Rate(successes, trials), 0.95)).isLessThan(0.1);
        assertThat(ClopperPearson.upperBound(new Rate(successes, trials - 1), 0.95))
                .isGreaterThan(0.1);
    }

    @Test
    void withoutTrialsNothingIsKnown() {
        Rate none = new Rate(0, 0);

        assertThat(none.value()).isEmpty();
        assertThat(Wilson.interval(none)).isEqualTo(new Interval(0, 1));
        assertThat(Newcombe.difference(none, new Rate(1, 2))).isEqualTo(new Interval(-1, 1));
        assertThat(ClopperPearson.upperBound(none, 0.95)).isEqualTo(1);
    }

    @Test
    void moreSuccessesThanTrialsAreRefused() {
        assertThatThrownBy(() -> new Rate(3, 2)).hasMessageContaining("0..2").hasMessageContaining("3");
    }

    @Property
    void wilsonContainsItsRateAndStaysWithinZeroAndOne(@ForAll("rates") Rate rate) {
        Interval interval = Wilson.interval(rate);

        assertThat(interval.contains(rate.fraction())).isTrue();
        assertThat(interval.low()).isBetween(0.0, 1.0);
        assertThat(interval.high()).isBetween(0.0, 1.0);
    }

    @Property
    void wilsonOfTheFailuresIsItsMirrorImage(@ForAll("rates") Rate rate) {
        Interval interval = Wilson.interval(rate);
        Interval mirrored = Wilson.interval(new Rate(rate.failures(), rate.trials()));

        assertThat(mirrored.low()).isCloseTo(1 - interval.high(), within(1e-12));
        assertThat(mirrored.high()).isCloseTo(1 - interval.low(), within(1e-12));
    }

    @Property
    void newcombeContainsTheDifferenceAndChangesSignWithTheOrder(@ForAll("rates") Rate a, @ForAll("rates") Rate b) {
        Interval interval = Newcombe.difference(a, b);
        Interval reversed = Newcombe.difference(b, a);

        assertThat(interval.contains(b.fraction() - a.fraction())).isTrue();
        assertThat(interval.low()).isGreaterThanOrEqualTo(-1);
        assertThat(interval.high()).isLessThanOrEqualTo(1);
        assertThat(reversed.low()).isCloseTo(-interval.high(), within(1e-12));
    }

    @Property
    void theExactBoundLiesAboveItsRateAndFallsWithMoreFailures(@ForAll("rates") Rate rate) {
        double bound = ClopperPearson.upperBound(rate, 0.95);

        assertThat(bound).isGreaterThanOrEqualTo(rate.fraction()).isLessThanOrEqualTo(1);
        assertThat(ClopperPearson.upperBound(new Rate(rate.successes(), rate.trials() + 1), 0.95))
                .isLessThan(bound + 1e-12);
    }

    @Provide
    static Arbitrary<Rate> rates() {
        Arbitrary<Integer> trials = Arbitraries.integers().between(1, 5_000);
        return trials.flatMap(n -> Combinators.combine(Arbitraries.integers().between(0, n), Arbitraries.just(n))
                .as((k, of) -> new Rate(k, of)));
    }

    private static void assertPercent(double actual, String expected) {
        int decimals = expected.contains(".") ? expected.length() - expected.indexOf('.') - 1 : 0;
        assertThat(100 * actual).isCloseTo(Double.parseDouble(expected), within(0.5 * Math.pow(10, -decimals)));
    }
}
