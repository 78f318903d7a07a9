package dev.fupan.actions.criterion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.contracts.action.Criterion;
import dev.fupan.kit.criterion.CriterionRules;
import dev.fupan.kit.form.Violation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CriterionRulesTest {

    private static final Map<String, String> ADS = Map.of("channel", "ads");

    @Test
    void theCloseRateOfThoseWhoObjectedToThePriceCanBeCheckedAndNoOtherMetricKnowsObjections() {
        Map<String, String> price = Map.of("objection", "price", "channel", "ads");

        assertThat(pointers(Criteria.criterion("M-21", price, "P7D", ">=", "0.30", "ratio", "point", null)))
                .isEmpty();
        assertThat(pointers(Criteria.criterion("M-12", price, "P7D", ">=", "0.30", "ratio", "point", null)))
                .containsExactly("/filter/objection");
    }

    @Test
    void ruleL01KeepsThem() {
        assertThat(CriterionRules.violations(Criteria.ruleL01(), "EUR")).isEmpty();
        assertThat(CriterionRules.violations(Criteria.intentByEvidence(), "EUR"))
                .isEmpty();
    }

    @Test
    void rulesL02ToL04KeepThem() {
        Map<String, String> price = Map.of("objection", "price", "channel", "ads");
        assertThat(pointers(Criteria.criterion("M-21", price, "P7D", ">=", "0.30", "ratio", "point", null)))
                .isEmpty();
        for (String care : List.of("M-27", "M-28", "M-29", "M-08"))
            assertThat(pointers(withoutChannel(care, Map.of(), "P1M", "0.25", "ratio", "point", null)))
                    .as(care)
                    .isEmpty();
        assertThat(pointers(withoutChannel("M-41", Map.of("owner", "wang"), "P7D", "5", "count", "point", null)))
                .isEmpty();
        assertThat(pointers(withoutChannel("M-41", Map.of("step", "researched"), "P7D", "5", "count", "point", null)))
                .isEmpty();
    }

    @Test
    void whatFollowsAContactCanBeJudgedByEvidenceACountCannot() {
        assertThat(pointers(withoutChannel("M-43", Map.of(), "P30D", "0.40", "ratio", "evidence", "P10D")))
                .isEmpty();
        assertThat(pointers(withoutChannel("M-45", Map.of(), "P60D", "0.25", "ratio", "evidence", "P30D")))
                .isEmpty();
        assertThat(pointers(withoutChannel("M-41", Map.of(), "P30D", "5", "count", "evidence", "P10D")))
                .contains("/mode");
        assertThat(pointers(withoutChannel("M-39", Map.of(), "P30D", "15", "days", "point", null)))
                .isEmpty();
    }

    @Test
    void ticketsHaveDimensionsOfTheirOwnAndWorkHasTwoKinds() {
        assertThat(pointers(withoutChannel("M-29", Map.of("kind", "delivery"), "P30D", "0.9", "ratio", "point", null)))
                .isEmpty();
        assertThat(pointers(withoutChannel("M-29", Map.of("channel", "ads"), "P30D", "0.9", "ratio", "point", null)))
                .containsExactly("/filter/channel");
        assertThat(pointers(withoutChannel("M-41", Map.of("step", "called"), "P7D", "5", "count", "point", null)))
                .containsExactly("/filter/step");
    }

    @Test
    void anUnknownMetricIsToldWhichOnesThereAre() {
        var unknown = Criteria.criterion("M-99", ADS, "P3D", ">=", "0.10", "ratio", "point", null);

        assertThat(CriterionRules.violations(unknown, "EUR"))
                .singleElement()
                .satisfies(one -> assertThat(one.pointer()).isEqualTo("/metric"))
                .satisfies(one -> assertThat(one.expected()).contains("M-12"));
    }

    @Test
    void aThresholdNeedsTheUnitOfItsMetric() {
        assertThat(pointers(Criteria.criterion("M-12", ADS, "P3D", ">=", "10", "percent", "point", null)))
                .contains("/unit", "/threshold");
        assertThat(pointers(Criteria.criterion("M-01", ADS, "P3D", ">=", "1000", "USD", "point", null)))
                .containsExactly("/unit");
        assertThat(pointers(Criteria.criterion("M-01", ADS, "P3D", ">=", "1000", "EUR", "point", null)))
                .isEmpty();
    }

    @Test
    void evidenceIsForProportionsWithAHorizonWithinTheWindow() {
        assertThat(CriterionRules.violations(
                        Criteria.criterion("M-02", ADS, "P3D", ">=", "0.5", "count", "evidence", "P1D"), "EUR"))
                .anySatisfy(one -> assertThat(one.expected()).contains("point"));
        assertThat(pointers(Criteria.criterion("M-12", ADS, "P30D", ">=", "0.10", "ratio", "evidence", null)))
                .containsExactly("/horizon");
        assertThat(pointers(Criteria.criterion("M-12", ADS, "P3D", ">=", "0.10", "ratio", "evidence", "P3D")))
                .containsExactly("/window");
        assertThat(pointers(Criteria.criterion("M-12", ADS, "P3D", ">=", "0.10", "ratio", "point", "P1D")))
                .containsExactly("/horizon");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "3 days", "P0D", "-P3D", "P99999D", "PT", "P1DT", "PT9999999999999999999H", "P3D' or 1=1"})
    void aWindowThatIsNoSpanIsRefused(String window) {
        assertThat(pointers(Criteria.criterion("M-12", ADS, window, ">=", "0.10", "ratio", "point", null)))
                .containsExactly("/window");
    }

    @Test
    void onlyAnInconclusiveVerdictExtendsAndOnlyANamedChannelIsPaused() {
        Criterion base = Criteria.ruleL01();
        var extending = new Criterion(
                base.metric(),
                Map.of(),
                base.window(),
                base.comparator(),
                base.threshold(),
                base.unit(),
                29,
                "point",
                null,
                "extend",
                "pause_channel",
                "nothing");

        assertThat(pointers(extending)).containsExactly("/onPass", "/onFail", "/onInconclusive");
    }

    @Test
    void absurdNumbersAndFiltersAreRefused() {
        Criterion base = Criteria.ruleL01();
        var absurd = new Criterion(
                base.metric(),
                Map.of("channel", "a\u0000b", "drop table", "x"),
                base.window(),
                "!=",
                new BigDecimal("1e400"),
                base.unit(),
                -1,
                "point",
                null,
                "continue",
                "continue",
                "continue");

        assertThat(pointers(absurd))
                .contains("/comparator", "/threshold", "/minimumSample", "/filter/channel", "/filter/drop table");
    }

    /** One that pauses no channel, so that it needs none. */
    private static Criterion withoutChannel(
            String metric,
            Map<String, String> filter,
            String window,
            String threshold,
            String unit,
            String mode,
            @Nullable String horizon) {
        return new Criterion(
                metric,
                filter,
                window,
                ">=",
                new BigDecimal(threshold),
                unit,
                1,
                mode,
                horizon,
                "continue",
                "escalate",
                "extend");
    }

    private static List<String> pointers(Criterion criterion) {
        return CriterionRules.violations(criterion, "EUR").stream()
                .map(Violation::pointer)
                .toList();
    }
}
