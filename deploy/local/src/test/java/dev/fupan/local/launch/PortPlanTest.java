package dev.fupan.local.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fupan.local.CannotStart;
import org.junit.jupiter.api.Test;

class PortPlanTest {

    @Test
    void theDefaultPortsAreTheAgreedOnes() {
        PortPlan plan = new PortPlan(PortPlan.DEFAULT_BASE);

        assertThat(new int[] {plan.ingest(), plan.metrics(), plan.broker(), plan.postgresql()})
                .containsExactly(8081, 8082, 19092, 15432);
    }

    @Test
    void oneBaseMovesAllPorts() {
        PortPlan plan = new PortPlan(PortPlan.DEFAULT_BASE + 10_000);

        assertThat(new int[] {plan.ingest(), plan.metrics(), plan.broker(), plan.postgresql()})
                .containsExactly(18081, 18082, 29092, 25432);
    }

    @Test
    void theHighestBaseLeavesEveryPortInRange() {
        assertThat(new PortPlan(PortPlan.HIGHEST_BASE).controller()).isEqualTo(65535);
    }

    @Test
    void aTakenPortIsToldWithTheProgramThatNeedsItAndWhatToDo() {
        PortPlan plan = new PortPlan(8080);

        assertThatThrownBy(() -> plan.requireFree(port -> port != 15432))
                .isInstanceOf(CannotStart.class)
                .hasMessage("Port 15432, which PostgreSQL needs, is taken:"
                        + " stop the program that uses it, or choose other ports with --port-base.");
    }

    @Test
    void freePortsAreNoReasonToRefuse() {
        assertThatCode(() -> new PortPlan(8080).requireFree(port -> true)).doesNotThrowAnyException();
    }
}
