package dev.fupan.metrics.feed;

import static dev.fupan.teststack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.metrics.feed.QuarantineTopic.Waiting;
import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A fault that names nobody holds nobody up, costs no neighbour, and empties no log into the quarantine. */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "metrics"))
class FaultyRecordTest {
    private static final String OWNER = "metrics_owner";

    @Inject
    FeedBench bench;

    @Inject
    QuarantineTopic quarantine;

    @AfterEach
    void endTheTrouble() {
        bench.execute(OWNER, "drop trigger if exists trouble on entity_set");
    }

    @Test
    void aRecordThatFailsForNoNamedReasonWaitsInQuarantineAndItsNeighboursCount() {
        String tenant = ACompany.named("faulty");
        MadeUpPartition partition = bench.partition();
        partition.append(leads(tenant, "GOOD", 5));
        partition.append(leads(tenant, "BAD", 1));
        partition.append(leads(tenant, "FINE", 5));
        fail("before insert or update on entity_set for each row", "new.id = 'BAD-0'", tenant, "P0001");

        bench.deliver(partition.records());

        assertThat(bench.rows(tenant).journeys()).hasSize(10);
        assertThat(quarantine.of(tenant)).extracting(Waiting::reason).containsExactly(Refused.FAULT);
        assertThat(bench.envelope(tenant).position()).isEqualTo(10);
        await().untilAsserted(() ->
                assertThat(bench.envelope(tenant).quality().quarantined()).isEqualTo(1));
    }

    @Test
    void whatFailsWithEveryRecordIsNotTheRecordsFault() {
        String tenant = ACompany.named("broken");
        MadeUpPartition partition = bench.partition();
        partition.append(leads(tenant, "L", 14));
        fail("before insert or update on entity_set for each row", "true", tenant, "P0001");

        CompletableFuture<Void> delivered = CompletableFuture.runAsync(() -> bench.deliver(partition.records()));
        await().until(() -> quarantine.of(tenant).size() == Attempts.IN_A_ROW);
        assertThat(delivered).isNotDone();
        String waiting = "partition " + partition.number();
        await().untilAsserted(() -> assertThat(String.valueOf(feedCheck(".data").get(waiting)))
                .startsWith("waits since ")
                .contains("for whoever mends"));
        assertThat(feedCheck("")).as("answers go on").containsEntry("status", "UP");
        endTheTrouble();
        delivered.join();
        assertThat(feedCheck(".data")).doesNotContainKey(waiting);

        assertThat(quarantine.of(tenant)).hasSize(Attempts.IN_A_ROW);
        assertThat(bench.rows(tenant).journeys()).hasSize(14 - Attempts.IN_A_ROW);
    }

    @Test
    void aBatchThatTakesTooLongIsHalvedAndNothingOfItGoes() {
        String tenant = ACompany.named("slow");
        MadeUpPartition partition = bench.partition();
        partition.append(leads(tenant, "L", 13));
        fail(
                "after insert on entity_set referencing new table as written for each statement",
                "(select count(*) from written) > 3",
                tenant,
                "57014");

        bench.deliver(partition.records());

        assertThat(bench.rows(tenant).journeys()).hasSize(13);
        assertThat(quarantine.of(tenant)).isEmpty();
    }

    private static Map<String, Object> feedCheck(String member) {
        return RestAssured.get("/q/health/ready").jsonPath().getMap("checks.find { it.name == 'feed' }" + member);
    }

    private static Said[] leads(String tenant, String name, int count) {
        List<Said> leads = new ArrayList<>();
        IntStream.range(0, count)
                .mapToObj(i -> name + "-" + i)
                .forEach(id -> leads.add(Said.of(tenant, "lead.created", id, "2026-10-01T08:00:00Z", "leadId", id)));
        return leads.toArray(Said[]::new);
    }

    private void fail(String when, String condition, String tenant, String state) {
        boolean row = when.endsWith("row");
        String guarded = row
                ? "new.tenant = '%s' and %s".formatted(tenant, condition)
                : "exists (select from written where tenant = '%s') and %s".formatted(tenant, condition);
        bench.execute(OWNER, """
                create or replace function faulty() returns trigger language plpgsql as $$
                begin
                    if %s then raise exception 'no word of why' using errcode = '%s'; end if;
                    return %s;
                end $$""".formatted(guarded, state, row ? "new" : "null"));
        bench.execute(OWNER, "create trigger trouble %s execute function faulty()".formatted(when));
    }
}
