package dev.fupan.metrics.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.contracts.workspace.Benchmark;
import dev.fupan.contracts.workspace.WorkspaceConfiguration;
import dev.fupan.metrics.statistics.Rate;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthyRangeTest {
    private static final Map<String, String> WINNING = Map.of("from", "negotiation", "step", "won");

    private final HealthyRange winning =
            HealthyRanges.shipped().find("M-30", WINNING).orElseThrow();

    @Test
    void aRateIsJudgedByItsWholeInterval() {
        assertThat(winning.of(new Rate(4, 16))).isEqualTo(HealthyRange.Status.UNDETERMINED);
        assertThat(winning.of(new Rate(40, 200))).isEqualTo(HealthyRange.Status.UNDETERMINED);
        assertThat(winning.of(new Rate(60, 400))).isEqualTo(HealthyRange.Status.BELOW);
        assertThat(winning.of(new Rate(0, 0))).isEqualTo(HealthyRange.Status.UNDETERMINED);
    }

    @Test
    void noRangeIsInventedForATransitionThatHasNone() {
        assertThat(HealthyRanges.shipped().find("M-30", Map.of("from", "contacted", "step", "MQL")))
                .isEmpty();
        assertThat(HealthyRanges.shipped().find("M-30", Map.of("from", "proposal", "step", "won")))
                .as("a pipeline without negotiation")
                .isEmpty();
    }

    @Test
    void theCycleOfTheSoftwareIndustryIsNinetyToAHundredAndTwentyDays() {
        HealthyRange cycle = HealthyRanges.shipped()
                .find("M-22", Map.of("industry", "software", "region", "north"))
                .orElseThrow();

        assertThat(cycle.requirement()).isEqualTo("L-09");
        assertThat(cycle.low()).isEqualByComparingTo("90");
        assertThat(cycle.high()).isEqualByComparingTo("120");
        assertThat(cycle.source()).isNotBlank();
        assertThat(cycle.version()).isEqualTo(HealthyRanges.shipped().version());
        assertThat(HealthyRanges.shipped().find("M-22", Map.of("industry", "retail")))
                .isEmpty();
        assertThat(HealthyRanges.shipped().find("M-22", Map.of())).isEmpty();
    }

    @Test
    void aHintHasAKeyThatStaysWhateverTheLanguage() {
        assertThat(HealthyRanges.shipped().ranges())
                .flatExtracting(HealthyRange::hints)
                .extracting(Hint::key)
                .containsExactly(
                        "invalid_contact_data",
                        "late_first_follow_up",
                        "shallow_need_discovery",
                        "vague_value",
                        "price_objection_handling",
                        "decision_chain_not_covered");
    }

    @Test
    void aWorkspacesOwnRangeStandsBeforeTheShippedOne() {
        HealthyRanges ranges = HealthyRanges.of(declaring(
                new Benchmark("M-30", Map.of("step", "won"), bd("0.4"), null, "our board", null, "2026-H2"),
                new Benchmark(
                        "M-30",
                        Map.of("step", "won", "channel", "referral"),
                        bd("0.6"),
                        null,
                        "our board",
                        LocalDate.parse("2026-07-01"),
                        null)));

        assertThat(ranges.find("M-30", WINNING).orElseThrow().version()).isEqualTo("2026-H2");
        HealthyRange referral = ranges.find("M-30", Map.of("from", "negotiation", "step", "won", "channel", "referral"))
                .orElseThrow();
        assertThat(referral.low()).as("the one that says most").isEqualByComparingTo("0.6");
        assertThat(referral.version()).isEqualTo("2026-07-01");
        assertThat(ranges.find("M-30", Map.of("from", "lead", "step", "contacted"))
                        .orElseThrow()
                        .requirement())
                .isEqualTo("L-07");
    }

    @Test
    void anOpenEndLetsEverythingThrough() {
        HealthyRange atLeast = HealthyRanges.of(
                        declaring(new Benchmark("M-12", Map.of(), bd("0.1"), null, null, null, null)))
                .find("M-12", Map.of())
                .orElseThrow();

        assertThat(atLeast.of(new Rate(90, 100))).isEqualTo(HealthyRange.Status.IN_RANGE);
        assertThat(atLeast.of(bd("0.05"), bd("0.09"))).isEqualTo(HealthyRange.Status.BELOW);
        assertThat(atLeast.of(null, bd("0.09"))).isEqualTo(HealthyRange.Status.UNDETERMINED);
    }

    private static WorkspaceConfiguration declaring(Benchmark... benchmarks) {
        WorkspaceConfiguration standard = WorkspaceConfiguration.standard();
        return new WorkspaceConfiguration(
                "UTC", "EUR", DayOfWeek.MONDAY, 1, List.of(), standard.pipelines(), Map.of(), List.of(benchmarks));
    }

    private static BigDecimal bd(String decimal) {
        return new BigDecimal(decimal);
    }
}
