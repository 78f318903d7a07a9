package dev.fupan.metrics.feed;

import static dev.fupan.teststack.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.metrics.view.Drift;
import dev.fupan.metrics.view.SelfCheck;
import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Stored rows that are not what the events say are found, whoever changed them. */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "metrics"))
class SelfCheckTest {
    @Inject
    FeedBench bench;

    @Inject
    SelfCheck check;

    @Test
    void whatTheFeedWroteDoesNotDiffer() {
        String tenant = company("sound");

        Drift drift = drift(tenant);

        assertThat(drift.drift()).isZero();
        assertThat(drift.journeys()).isEqualTo(3);
        assertThat(drift.deals()).isEqualTo(3);
    }

    @Test
    void aRowThatIsMissingAndOneThatIsAnotherAreNamed() {
        String tenant = company("touched");
        change(tenant, "delete from journey where tenant = '%s' and id = 'L-0' returning id");
        change(tenant, "update deal set reason = 'made up' where tenant = '%s' and id = 'O-1' returning id");

        Drift drift = drift(tenant);

        assertThat(drift.drift()).isEqualTo(2);
        assertThat(drift.differing()).containsExactlyInAnyOrder("journey lead L-0", "deal O-1");
    }

    @Test
    void aRoundGoesOverEveryWorkspace() {
        String one = company("one");
        String other = company("other");

        assertThat(check.tenants().await().atMost(PATIENCE)).contains(one, other);
    }

    private String company(String name) {
        String tenant = ACompany.named(name);
        MadeUpPartition partition = bench.partition();
        partition.append(ACompany.withLeads(tenant, 3));
        bench.deliver(partition.records());
        return tenant;
    }

    private void change(String tenant, String sql) {
        assertThat(bench.query("metrics_feed", "app.tenants", tenant, sql.formatted(tenant)))
                .hasSize(1);
    }

    private Drift drift(String tenant) {
        return check.drift(tenant).await().atMost(PATIENCE);
    }
}
