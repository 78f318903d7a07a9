package dev.fupan.metrics.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that come again, and transactions that break, cost nothing but time. */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "metrics"))
class RedeliveryTest {
    private static final String OWNER = "metrics_owner";

    @Inject
    FeedBench bench;

    @Inject
    QuarantineTopic quarantine;

    @AfterEach
    void endTheTrouble() {
        bench.execute(OWNER, "drop trigger if exists trouble on consumer_offset");
        bench.execute(OWNER, "drop sequence if exists trouble");
    }

    @Test
    void theSameBatchTwiceChangesNothing() {
        String tenant = ACompany.named("twice");
        MadeUpPartition partition = bench.partition();
        partition.append(ACompany.withLeads(tenant, 5));
        bench.deliver(partition.records());
        List<String> once = bench.printed(tenant);

        bench.deliver(partition.records());

        assertThat(bench.printed(tenant)).isEqualTo(once);
    }

    @Test
    void aBatchWithAnOldBeginningCountsItsEndAlone() {
        String tenant = ACompany.named("overlap");
        MadeUpPartition partition = bench.partition();
        partition.append(ACompany.withLeads(tenant, 5));
        bench.deliver(partition.records().subList(0, 9));

        bench.deliver(partition.records().subList(4, partition.records().size()));

        assertCountedOnce(partition, tenant);
    }

    @Test
    void anOldBatchOfAZombieChangesNothing() {
        String tenant = ACompany.named("zombie");
        MadeUpPartition partition = bench.partition();
        partition.append(ACompany.withLeads(tenant, 5));
        List<ConsumerRecord<String, byte[]>> old =
                List.copyOf(partition.records().subList(3, 8));
        bench.deliver(partition.records());
        List<String> before = bench.printed(tenant);

        bench.deliver(old);

        assertThat(bench.printed(tenant)).isEqualTo(before);
        assertThat(next(partition)).isEqualTo(partition.records().size());
    }

    @Test
    void twoInstancesWithTheSameBatchAtOnceCountItOnce() {
        String tenant = ACompany.named("race");
        MadeUpPartition partition = bench.partition();
        partition.append(ACompany.withLeads(tenant, 30));

        bench.deliverToTwoAtOnce(partition.records());

        assertCountedOnce(partition, tenant);
    }

    @Test
    void aBatchOfSeveralPartitionsSkipsOnlyThoseThatAreAhead() {
        String ahead = ACompany.named("ahead");
        String behind = ACompany.named("behind");
        MadeUpPartition one = bench.partition();
        MadeUpPartition other = bench.partition();
        one.append(ACompany.withLeads(ahead, 3));
        other.append(ACompany.withLeads(behind, 3));
        bench.deliver(one.records());
        List<ConsumerRecord<String, byte[]>> both = new ArrayList<>(one.records());
        both.addAll(other.records());

        bench.deliver(both);

        assertCountedOnce(one, ahead);
        assertCountedOnce(other, behind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "raise exception 'serialization' using errcode = '40001'",
                "raise exception 'too many connections' using errcode = '53300'",
                "raise exception 'cancelled' using errcode = '57014'",
                "raise exception 'unique' using errcode = '23505'",
                "perform pg_terminate_backend(pg_backend_pid())"
            })
    void aTransactionThatFailsAfterItsWritesIsTriedAgain(String trouble) {
        String tenant = ACompany.named("trouble");
        MadeUpPartition partition = bench.partition();
        partition.append(ACompany.withLeads(tenant, 5));
        // a conflict, so that the outbox takes part
        partition.append(
                Said.of(tenant, "lead.created", "l0", "2026-10-01T08:00:00Z", "leadId", "L-0", "channel", "x"));
        failOnce(partition, trouble);

        bench.deliver(partition.records());

        assertThat(bench.query(OWNER, "x.y", "", "select last_value from trouble"))
                .isNotEqualTo(List.of("1"));
        FeedBench.assertSameAnswers(bench.rows(tenant), partition.freshReading(tenant), trouble);
        assertThat(bench.envelope(tenant).quality().counted())
                .isEqualTo(partition.records().size() - 1);
        assertThat(bench.envelope(tenant).quality().duplicates()).isZero();
        assertThat(next(partition)).isEqualTo(partition.records().size());
        assertThat(quarantine.of(tenant)).hasSize(1);
    }

    /** The offset moves last: whoever fails there has written everything else. */
    private void failOnce(MadeUpPartition partition, String trouble) {
        bench.execute(OWNER, "create sequence trouble");
        bench.execute(OWNER, "grant usage on sequence trouble to metrics_feed");
        bench.execute(OWNER, """
                create or replace function trouble() returns trigger language plpgsql as $$
                begin
                    if new.part = %d then
                        if nextval('trouble') = 1 then %s; end if;
                    end if;
                    return new;
                end $$""".formatted(partition.number(), trouble));
        bench.execute(
                OWNER,
                "create trigger trouble before update on consumer_offset for each row execute function trouble()");
    }

    private void assertCountedOnce(MadeUpPartition partition, String tenant) {
        FeedBench.assertSameAnswers(bench.rows(tenant), partition.freshReading(tenant), tenant);
        assertThat(bench.envelope(tenant).quality().counted())
                .isEqualTo(partition.records().size());
        assertThat(bench.envelope(tenant).quality().duplicates()).isZero();
        assertThat(next(partition)).isEqualTo(partition.records().size());
    }

    private long next(MadeUpPartition partition) {
        String sql = "select next_offset from consumer_offset where part = " + partition.number();
        return Long.parseLong(bench.query("metrics_app", "app.tenant", "", sql).get(0));
    }
}
