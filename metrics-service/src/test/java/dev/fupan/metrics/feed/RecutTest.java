package dev.fupan.metrics.feed;

import static dev.fupan.teststack.Patience.PATIENCE;
import static dev.fupan.teststack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.contracts.workspace.WorkspaceConfiguration;
import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.entity.Parties;
import dev.fupan.metrics.journey.Journey;
import dev.fupan.metrics.journey.Reading;
import dev.fupan.metrics.kpi.Snapshot;
import dev.fupan.teststack.FupanStack;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A changed configuration is applied to all of history beside the one that serves, while events keep coming. */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "metrics"))
class RecutTest {
    /** More clusters than two steps take. */
    private static final int LEADS = 1_100;

    private static final String LATER = "2026-11-20T08:00:00Z";

    @Inject
    FeedBench bench;

    @Inject
    Recut recut;

    @Inject
    Scheduler scheduler;

    private final String tenant = ACompany.named("recut");
    private MadeUpPartition partition;

    @BeforeEach
    void stopTheClock() {
        scheduler.pause();
        partition = bench.partition();
    }

    @AfterEach
    void letTheClockGoOn() {
        scheduler.resume();
    }

    @Test
    void theOldGenerationServesUntilTheNewOneIsCompleteAndGoesThen() {
        bench.deliver(partition.append(ACompany.withLeads(tenant, LEADS)));
        bench.deliver(partition.append(configured("one", Configured.SHORT)));

        assertThat(step()).isTrue();
        bench.deliver(partition.append(onBothSidesOfTheFront("a")));
        assertServing(1, WorkspaceConfiguration.standard());
        assertThat(step()).isTrue();
        bench.deliver(partition.append(onBothSidesOfTheFront("b")));
        assertServing(1, WorkspaceConfiguration.standard());
        finish();

        assertComplete(2);
    }

    @Test
    void aSecondChangeDuringTheBuildStartsAnew() {
        bench.deliver(partition.append(ACompany.withLeads(tenant, LEADS)));
        bench.deliver(partition.append(configured("one", Configured.SHORT)));
        assertThat(step()).isTrue();

        bench.deliver(partition.append(configured("two", Configured.CAREFUL)));
        bench.deliver(partition.append(onBothSidesOfTheFront("a")));
        assertServing(1, WorkspaceConfiguration.standard());
        assertThat(step()).isTrue();
        bench.deliver(partition.append(onBothSidesOfTheFront("b")));
        finish();

        assertComplete(3);
    }

    @Test
    void aChangeThatIsTakenBackDuringTheBuildLeavesTheFirstConfiguration() {
        bench.deliver(partition.append(ACompany.withLeads(tenant, LEADS)));
        bench.deliver(partition.append(configured("one", Configured.SHORT)));
        assertThat(step()).isTrue();

        bench.deliver(partition.append(configured("two", WorkspaceConfiguration.standard())));
        bench.deliver(partition.append(onBothSidesOfTheFront("a")));
        finish();

        assertComplete(3);
    }

    @Test
    void changesAndEventsThatRaceWithTheBuildEndInOneCompleteGeneration() {
        bench.deliver(partition.append(ACompany.withLeads(tenant, LEADS)));
        scheduler.resume();

        for (int i = 0; i < 30; i++) {
            bench.deliver(partition.append(onBothSidesOfTheFront("race" + i)));
            if (i % 10 == 3) {
                bench.deliver(partition.append(configured("change" + i, Configured.ALL.get(1 + i / 10 % 2))));
            }
        }

        await().until(() -> !bench.envelope(tenant).rebuilding());
        assertComplete(bench.envelope(tenant).generation());
    }

    private int changes;

    private Said configured(String id, WorkspaceConfiguration configuration) {
        return Said.configured(tenant, id, "2026-11-0" + ++changes + "T00:00:00Z", configuration);
    }

    /** Leads of the first and of the last cluster change, a link and a merge join both, one is new, one goes. */
    private Said[] onBothSidesOfTheFront(String round) {
        int n = Math.floorMod(round.hashCode(), 100);
        return new Said[] {
            Said.of(tenant, "lead.qualified", round + "q1", LATER, "leadId", "L-" + n, "level", "MQL"),
            Said.of(tenant, "deal.won", round + "w", LATER, "opportunityId", "O-99" + n % 10, "amount", "7"),
            Said.of(tenant, "lead.created", round + "n", LATER, "leadId", "A-" + round),
            Said.of(tenant, "opportunity.updated", round + "u", LATER, "opportunityId", "O-9" + n, "leadId", "L-1"),
            Said.of(tenant, "entity.merged", round + "m", LATER, "kind", "lead", "from", "L-8" + n, "into", "L-2"),
            Said.of(tenant, "entity.deleted", round + "d", LATER, "kind", "lead", "entityId", "L-7" + n),
            Said.of(tenant, "opportunity.created", round + "z", LATER, "opportunityId", "ZZ-" + round, "amount", "5")
        };
    }

    private boolean step() {
        return recut.step(tenant).await().atMost(PATIENCE);
    }

    private void finish() {
        for (boolean more = true; more; ) {
            more = step();
        }
    }

    private void assertServing(int generation, WorkspaceConfiguration configuration) {
        assertThat(bench.envelope(tenant).generation()).isEqualTo(generation);
        assertThat(bench.envelope(tenant).rebuilding()).isTrue();
        Snapshot rows = bench.rows(tenant);
        assertThat(rows.configuration()).isEqualTo(configuration);
        List<Journey> fresh = new Reading(configuration).journeys(Parties.of(partition.sets(tenant), Cut.LIVE));
        assertThat(rows.journeys())
                .containsExactlyInAnyOrderElementsOf(
                        fresh.stream().map(Journey::alone).toList());
    }

    private void assertComplete(int generation) {
        assertThat(bench.envelope(tenant).generation()).isEqualTo(generation);
        assertThat(bench.envelope(tenant).rebuilding()).isFalse();
        FeedBench.assertSameAnswers(bench.rows(tenant), partition.freshReading(tenant), tenant);
        for (String table : List.of("journey", "deal")) {
            assertThat(bench.asTenant(tenant, "select distinct generation from " + table))
                    .containsExactly(String.valueOf(generation));
        }
        assertThat(bench.asTenant(tenant, "select number || state from generation"))
                .containsExactly(generation + "serving");
    }
}
