package dev.fupan.metrics.feed;

import static dev.fupan.teststack.Patience.PATIENCE;
import static dev.fupan.teststack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.metrics.view.SelfCheck;
import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A company that has just come is read row by row too, though the database's statistics do not know it yet. */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "metrics"))
class NewTenantTest {
    private static final int LEADS = 1_500;
    private static final int SMALL_ONES = 60;
    private static final int A_FEW_TIMES = 5;

    @Inject
    FeedBench bench;

    @Inject
    SelfCheck check;

    private String newcomer;

    @BeforeEach
    void manySmallOnesThatAreKnownAndALargeOneThatIsNot() {
        for (int i = 0; i < SMALL_ONES; i++) {
            company("small", 1);
        }
        bench.execute("metrics_owner", "analyze entity_set, journey, deal");
        newcomer = company("newcomer", LEADS);
    }

    @Test
    void theSelfCheckReadsEachRowAFewTimesAtMost() {
        assertThatEachIsReadAFewTimesAtMost(List.of("entity_set", "journey", "deal"), () -> assertThat(
                        check.drift(newcomer).await().atMost(PATIENCE).drift())
                .isZero());
    }

    @Test
    void anAnswerFromTheEventsReadsEachSetAFewTimesAtMost() {
        assertThatEachIsReadAFewTimesAtMost(
                List.of("entity_set"),
                () -> assertThat(bench.sets(newcomer).journeys()).hasSize(LEADS));
    }

    private void assertThatEachIsReadAFewTimesAtMost(List<String> tables, Runnable work) {
        Map<String, Long> before = tables.stream().collect(Collectors.toMap(table -> table, this::read));

        work.run();

        for (String table : tables) {
            // a transaction's counts arrive together, some seconds after its end
            await().until(() -> read(table) - before.get(table) >= LEADS);
            assertThat(read(table) - before.get(table)).as(table).isLessThan(A_FEW_TIMES * 3 * LEADS);
        }
    }

    private String company(String name, int leads) {
        String tenant = ACompany.named(name);
        MadeUpPartition partition = bench.partition();
        partition.append(ACompany.withLeads(tenant, leads));
        bench.deliver(partition.records());
        return tenant;
    }

    private long read(String table) {
        return Long.parseLong(bench.asTenant(
                        newcomer,
                        "select seq_tup_read + idx_tup_fetch from pg_stat_user_tables where relname = '" + table + "'")
                .get(0));
    }
}
