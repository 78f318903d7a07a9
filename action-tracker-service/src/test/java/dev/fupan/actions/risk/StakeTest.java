package dev.fupan.actions.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fupan.actions.criterion.Verdict;
import dev.fupan.contracts.action.Criterion;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StakeTest {

    private static final BigDecimal ALL = BigDecimal.ONE;

    @ParameterizedTest
    @CsvSource({
        "true, true, 1, 1",
        "false, true, 1, 0.5",
        "true, false, 1, 0.5",
        "false, false, 1, 0.25",
        "true, true, 0.5, 0.5",
        "false, true, 0.5, 0.25",
        "true, true, 0, 0"
    })
    void halfForEachThatIsNotKnownAndOnlyWhatIsStillOpen(
            boolean linked, boolean degree, BigDecimal open, BigDecimal share) {
        assertThat(new Stake(linked, degree, open, false).gapShare()).isEqualByComparingTo(share);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.5000", "1, 0.3333", "3, 0.2000"})
    void theFewerDaysAreLeftTheMoreProbableItIsMissed(int left, BigDecimal probability) {
        assertThat(rounded(Miss.ahead(left))).isEqualTo(probability);
    }

    @ParameterizedTest
    @CsvSource({"1, 0.6667", "2, 0.7500", "10, 0.9167"})
    void theLongerItIsOverdueTheMoreProbableItIsMissed(int days, BigDecimal probability) {
        assertThat(rounded(Miss.overdue(days))).isEqualTo(probability);
    }

    @Test
    void aVerdictLeavesNothingToGuessButWhereItIsOpen() {
        assertThat(Miss.after(Verdict.FAIL)).isEqualByComparingTo("1");
        assertThat(Miss.after(Verdict.PASS)).isEqualByComparingTo("0");
        assertThat(Miss.after(Verdict.INCONCLUSIVE)).isEqualByComparingTo("0.5");
    }

    @ParameterizedTest
    @CsvSource({
        ">=, 0.10, 0.05, 0.5", // 2 of 40 against 10 %
        ">=, 0.10, 0.125, 0",
        ">=, 0.10, 0, 1",
        ">=, 0.10, , 1",
        "<=, 10, 15, 0.5",
        "<=, 10, 40, 1",
        "<, 0, 3, 1",
        ">, 0, 0, 1"
    })
    void theGapIsTheShareOfTheThresholdThatIsMissing(
            String comparator, BigDecimal threshold, BigDecimal measured, BigDecimal open) {
        assertThat(Gap.open(criterion(comparator, threshold), measured)).isEqualByComparingTo(open);
    }

    @Test
    void beingBlockedTakesHalfOfWhatCouldStillGoWell() {
        assertThat(new Stake(true, true, ALL, true).atRisk(Miss.ahead(0))).isEqualTo("0.7500");
        assertThat(new Stake(true, true, ALL, false).atRisk(Miss.ahead(0))).isEqualTo("0.5000");
    }

    @Test
    void aShareIsNoMoreThanTheWhole() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Stake(true, true, new BigDecimal("1.1"), false));
    }

    @Property
    void whatIsAtRiskIsFromNothingToAllAndGrowsWithEachDay(
            @ForAll boolean linked,
            @ForAll boolean degree,
            @ForAll boolean blocked,
            @ForAll @BigRange(min = "0", max = "1") BigDecimal open,
            @ForAll @IntRange(max = 400) int days) {
        Stake stake = new Stake(linked, degree, open, blocked);
        BigDecimal today = stake.atRisk(Miss.overdue(days));
        assertThat(today).isBetween(BigDecimal.ZERO, ALL);
        assertThat(stake.atRisk(Miss.overdue(days + 1))).isGreaterThanOrEqualTo(today);
        assertThat(stake.atRisk(Miss.ahead(days))).isLessThanOrEqualTo(stake.atRisk(Miss.overdue(0)));
    }

    private static BigDecimal rounded(BigDecimal number) {
        return number.setScale(Stake.DIGITS, RoundingMode.HALF_UP);
    }

    private static Criterion criterion(String comparator, BigDecimal threshold) {
        return new Criterion(
                "M-12",
                Map.of(),
                "P3D",
                comparator,
                threshold,
                "ratio",
                0,
                "point",
                null,
                "continue",
                "continue",
                "continue");
    }
}
