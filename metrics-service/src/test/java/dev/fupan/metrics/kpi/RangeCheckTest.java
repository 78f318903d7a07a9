package dev.fupan.metrics.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.contracts.workspace.Benchmark;
import dev.fupan.contracts.workspace.WorkspaceConfiguration;
import dev.fupan.metrics.benchmark.HealthyRange.Status;
import dev.fupan.metrics.benchmark.HealthyRanges;
import dev.fupan.metrics.catalogue.Catalogue;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What of a number is held against its range: its interval where it has one, itself where it is what it is. */
class RangeCheckTest {

    @Test
    void aProportionIsJudgedByItsInterval() {
        assertThat(check("M-12", "0.5", null, Measures.none().withRate(90, 100), "0.9"))
                .isEqualTo(Status.IN_RANGE);
        assertThat(check("M-12", "0.5", null, Measures.none().withRate(3, 5), "0.6"))
                .isEqualTo(Status.UNDETERMINED);
        assertThat(check("M-12", "0.5", null, Measures.none(), null)).isEqualTo(Status.UNDETERMINED);
    }

    @Test
    void moreSuccessesThanTrialsHaveNoInterval() {
        assertThat(check("M-12", "0.5", null, Measures.none().withRate(7, 5), "1.4"))
                .isEqualTo(Status.UNDETERMINED);
    }

    @Test
    void aMeanOfElapsedTimesIsJudgedByTheIntervalOfTheirMedian() {
        Measures fast = Measures.none().with("medianLow", bd("10")).with("medianHigh", bd("20"));

        assertThat(check("M-22", "90", "120", fast, "100"))
                .as("whatever a few long ones make of the mean")
                .isEqualTo(Status.BELOW);
        assertThat(check("M-22", "90", "120", Measures.none(), "100")).isEqualTo(Status.UNDETERMINED);
    }

    @Test
    void aCountIsWhatItIs() {
        assertThat(check("M-04", null, "10", Measures.none(), "12")).isEqualTo(Status.ABOVE);
        assertThat(check("M-04", null, "10", Measures.none(), "7")).isEqualTo(Status.IN_RANGE);
        assertThat(check("M-04", null, "10", Measures.none(), null)).isEqualTo(Status.UNDETERMINED);
    }

    private static Status check(
            String metric, @Nullable String low, @Nullable String high, Measures measures, @Nullable String value) {
        HealthyRanges ranges = HealthyRanges.of(declaring(new Benchmark(
                metric, Map.of(), low == null ? null : bd(low), high == null ? null : bd(high), null, null, null)));
        return RangeCheck.of(
                        ranges, Catalogue.get().metric(metric), Map.of(), measures, value == null ? null : bd(value))
                .orElseThrow()
                .status();
    }

    private static WorkspaceConfiguration declaring(Benchmark benchmark) {
        WorkspaceConfiguration standard = WorkspaceConfiguration.standard();
        return new WorkspaceConfiguration(
                "UTC", "EUR", DayOfWeek.MONDAY, 1, List.of(), standard.pipelines(), Map.of(), List.of(benchmark));
    }

    private static BigDecimal bd(String decimal) {
        return new BigDecimal(decimal);
    }
}
