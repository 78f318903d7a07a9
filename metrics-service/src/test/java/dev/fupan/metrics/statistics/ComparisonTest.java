package dev.fupan.metrics.statistics;

import static dev.fupan.metrics.statistics.Judgement.NOISE;
import static dev.fupan.metrics.statistics.Judgement.NOT_ENOUGH_DATA;
import static dev.fupan.metrics.statistics.Judgement.SIGNAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {

    @ParameterizedTest
    @CsvSource({"3, 30, 4, 20, 0.416", "10, 30, 8, 20, 0.765", "3, 10, 1, 10, 0.582"})
    void theExamplesOfTheSourcesAreNoise(long k1, long n1, long k2, long n2, double p) {
        Comparison comparison = Comparison.judge(new Rate(k1, n1), new Rate(k2, n2));

        assertThat(comparison.p()).isCloseTo(p, within(0.0005));
        assertThat(comparison.q()).isEqualTo(comparison.p());
        assertThat(comparison.judgement()).isEqualTo(NOISE);
    }

    @Test
    void theAnswerSaysHowMuchDataTheDifferenceNeeds() {
        Comparison comparison = Comparison.judge(new Rate(20, 100), new Rate(30, 100));

        assertThat(comparison.difference()).hasValueCloseTo(0.1, within(1e-12));
        assertThat(comparison.requiredPerWindow()).hasValue(294);
        assertThat(comparison.detectable().orElseThrow()).isBetween(0.17, 0.19);
    }

    @Test
    void aLargeDifferenceInEnoughDataIsASignal() {
        assertThat(Comparison.judge(new Rate(60, 300), new Rate(110, 300)).judgement())
                .isEqualTo(SIGNAL);
    }

    @Test
    void whatIsASignalAloneMayBeNoiseAmongManyCells() {
        RatePair striking = new RatePair(new Rate(10, 100), new Rate(22, 100));
        RatePair dull = new RatePair(new Rate(10, 100), new Rate(10, 100));
        List<RatePair> many = new ArrayList<>(List.of(striking));
        for (int i = 0; i < 9; i++) {
            many.add(dull);
        }

        assertThat(Comparison.judge(List.of(striking)).get(0).judgement()).isEqualTo(SIGNAL);
        assertThat(Comparison.judge(many).get(0).judgement()).isEqualTo(NOISE);
    }

    @Test
    void fewerThanFiveTrialsOnASideAreNotEnough() {
        assertThat(Comparison.judge(new Rate(0, 4), new Rate(100, 100)).judgement())
                .isEqualTo(NOT_ENOUGH_DATA);
        assertThat(Comparison.judge(new Rate(0, 5), new Rate(100, 100)).judgement())
                .isEqualTo(SIGNAL);
    }

    @Test
    void aSideWithoutTrialsIsAnsweredAndNotJudged() {
        Comparison comparison = Comparison.judge(new Rate(0, 0), new Rate(5, 10));

        assertThat(comparison.judgement()).isEqualTo(NOT_ENOUGH_DATA);
        assertThat(comparison.p()).isEqualTo(1);
        assertThat(comparison.difference()).isEmpty();
        assertThat(comparison.requiredPerWindow()).isEmpty();
    }

    @Test
    void anAnswerWithoutCellsIsEmpty() {
        assertThat(Comparison.judge(List.of())).isEmpty();
    }

    @Property(tries = 200)
    void fromTheMinimumOnAnExtremeOutcomeCouldSpeak(
            @ForAll @IntRange(min = 5, max = 500) int n1, @ForAll @IntRange(min = 5, max = 500) int n2) {
        assertThat(FisherExact.p(new Rate(0, n1), new Rate(n2, n2))).isLessThan(0.05);
    }

    @Property(tries = 300)
    void pDoesNotDependOnTheOrderOrOnWhatIsCalledASuccess(
            @ForAll @IntRange(max = 60) int k1,
            @ForAll @IntRange(max = 60) int f1,
            @ForAll @IntRange(max = 60) int k2,
            @ForAll @IntRange(max = 60) int f2) {
        double p = FisherExact.p(new Rate(k1, k1 + f1), new Rate(k2, k2 + f2));

        assertThat(p).isBetween(0.0, 1.0);
        assertThat(FisherExact.p(new Rate(k2, k2 + f2), new Rate(k1, k1 + f1))).isCloseTo(p, within(1e-9));
        assertThat(FisherExact.p(new Rate(f1, k1 + f1), new Rate(f2, k2 + f2))).isCloseTo(p, within(1e-9));
    }

    @Test
    void tablesOfEqualProbabilityCountOnBothSides() {
        // 0 of 10 against 5 of 10: 2 x 252/15504
        assertThat(FisherExact.p(new Rate(0, 10), new Rate(5, 10))).isCloseTo(504.0 / 15_504, within(1e-12));
    }

    @Test
    void largeTablesKeepTheirTails() {
        Rate half = new Rate(500_000, 1_000_000);

        assertThat(FisherExact.p(half, half)).isEqualTo(1);
        assertThat(FisherExact.p(half, new Rate(501_400, 1_000_000))).isBetween(0.04, 0.06);
    }

    @Test
    void tenThousandCellsOfPureNoiseGiveAtMostFivePercentFalseSignals() {
        List<RatePair> cells = pureNoise(10_000);

        long inOneAnswer = signals(cells);
        long inAnswersOfTwenty = 0;
        long eachForItself = 0;
        for (int i = 0; i < cells.size(); i += 20) {
            inAnswersOfTwenty += signals(cells.subList(i, i + 20));
        }
        for (RatePair cell : cells) {
            eachForItself += signals(List.of(cell));
        }

        assertThat(inOneAnswer).isLessThanOrEqualTo(500);
        assertThat(inAnswersOfTwenty).isLessThanOrEqualTo(500);
        assertThat(eachForItself).isBetween(1L, 500L);
    }

    private static long signals(List<RatePair> cells) {
        return Comparison.judge(cells).stream()
                .filter(cell -> cell.judgement() == SIGNAL)
                .count();
    }

    private static List<RatePair> pureNoise(int count) {
        Random random = new Random(20_261_123);
        List<RatePair> cells = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            double truth = random.nextDouble();
            cells.add(new RatePair(draw(random, truth), draw(random, truth)));
        }
        return cells;
    }

    private static Rate draw(Random random, double truth) {
        int trials = random.nextInt(300);
        int successes = 0;
        for (int i = 0; i < trials; i++) {
            successes += random.nextDouble() < truth ? 1 : 0;
        }
        return new Rate(successes, trials);
    }
}
