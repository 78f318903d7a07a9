package dev.fupan.metrics.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.metrics.feed.QuarantineTopic.Waiting;
import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** What contradicts the log reaches the quarantine once, whatever comes after it or comes again. */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "metrics"))
class ConflictAndCircleTest {
    private static final String NOW = "2026-11-01T08:00:00Z";

    @Inject
    FeedBench bench;

    @Inject
    QuarantineTopic quarantine;

    @Test
    void aConflictIsQuarantinedOnceAndTheFirstStands() {
        String tenant = ACompany.named("conflict");
        MadeUpPartition partition = bench.partition();
        partition.append(
                Said.of(tenant, "lead.created", "l", NOW, "leadId", "L", "channel", "web"),
                Said.of(tenant, "lead.created", "l", NOW, "leadId", "L", "channel", "fair"));
        bench.deliver(partition.records());
        bench.deliver(partition.records());
        bench.deliver(partition.append(Said.of(tenant, "lead.contacted", "c", NOW, "leadId", "L")));

        assertThat(bench.rows(tenant).journeys()).singleElement().satisfies(journey -> assertThat(journey.dims())
                .containsEntry("channel", "web"));
        assertThat(quarantine.of(tenant)).singleElement().satisfies(waiting -> {
            assertThat(waiting.reason()).isEqualTo(Refused.CONFLICT);
            assertThat(waiting.origin()).endsWith("/" + partition.number() + "/1");
            assertThat(waiting.value()).contains("fair");
        });
        assertThat(bench.envelope(tenant).quality().conflicts()).isEqualTo(1);
    }

    @Test
    void theMergeThatClosesACircleIsQuarantinedOnce() {
        String tenant = ACompany.named("circle");
        MadeUpPartition partition = bench.partition();
        partition.append(
                Said.of(tenant, "lead.created", "a", NOW, "leadId", "A"),
                Said.of(tenant, "lead.created", "b", NOW, "leadId", "B"),
                merge(tenant, "m1", "2026-11-02T08:00:00Z", "lead", "A", "B"));
        bench.deliver(partition.records());
        bench.deliver(partition.append(merge(tenant, "m2", "2026-11-03T08:00:00Z", "lead", "B", "A")));
        bench.deliver(partition.records());
        bench.deliver(partition.append(Said.of(tenant, "lead.contacted", "c", NOW, "leadId", "A")));

        FeedBench.assertSameAnswers(bench.rows(tenant), partition.freshReading(tenant), tenant);
        assertThat(quarantine.of(tenant)).singleElement().satisfies(waiting -> {
            assertThat(waiting.reason()).isEqualTo(Refused.CIRCLE);
            assertThat(waiting.id()).isEqualTo("m2");
            assertThat(waiting.value()).contains("into");
        });
    }

    @Test
    void aMergeThatClosesACircleOnlyThroughAnEarlierOneIsQuarantinedByItsOrigin() {
        String tenant = ACompany.named("late-circle");
        MadeUpPartition partition = bench.partition();
        partition.append(
                Said.of(tenant, "lead.created", "a", NOW, "leadId", "A"),
                merge(tenant, "later", "2026-11-03T08:00:00Z", "lead", "B", "A"));
        bench.deliver(partition.records());
        bench.deliver(partition.append(merge(tenant, "earlier", "2026-11-02T08:00:00Z", "lead", "A", "B")));

        assertThat(quarantine.of(tenant)).singleElement().satisfies(waiting -> {
            assertThat(waiting.id()).isEqualTo("later");
            assertThat(waiting.origin()).endsWith("/" + partition.number() + "/1");
        });
    }

    @Test
    void aCircleOfCustomersIsQuarantinedOnce() {
        String tenant = ACompany.named("customers");
        MadeUpPartition partition = bench.partition();
        partition.append(
                merge(tenant, "m1", "2026-11-02T08:00:00Z", "customer", "A", "B"),
                merge(tenant, "m2", "2026-11-03T08:00:00Z", "customer", "B", "A"));
        bench.deliver(partition.records());

        assertThat(quarantine.of(tenant)).extracting(Waiting::id).containsExactly("m2");
    }

    @Test
    void aCircleOfVoidsIsQuarantinedOnceWhateverTheEntity() {
        String tenant = ACompany.named("voids");
        MadeUpPartition partition = bench.partition();
        partition.append(
                Said.of(
                        tenant,
                        "channel.cost_recorded",
                        "k",
                        NOW,
                        "costId",
                        "K",
                        "channel",
                        "web",
                        "from",
                        "2026-10-01",
                        "to",
                        "2026-10-31",
                        "amount",
                        "310.00"),
                voids(tenant, "v1", "2026-11-02T08:00:00Z", "cost", "K", "v2"),
                voids(tenant, "v2", "2026-11-03T08:00:00Z", "cost", "K", "v1"),
                Said.of(tenant, "lead.created", "l", NOW, "leadId", "L"),
                voids(tenant, "w1", "2026-11-02T08:00:00Z", "lead", "L", "w2"));
        bench.deliver(partition.records());
        bench.deliver(partition.append(voids(tenant, "w2", "2026-11-03T08:00:00Z", "lead", "L", "w1")));
        bench.deliver(partition.append(voids(tenant, "v3", "2026-11-04T08:00:00Z", "cost", "K", "v2")));

        assertThat(quarantine.of(tenant)).extracting(Waiting::id).containsExactlyInAnyOrder("v2", "w2");
    }

    private static Said merge(String tenant, String id, String time, String kind, String from, String into) {
        return Said.of(tenant, "entity.merged", id, time, "kind", kind, "from", from, "into", into);
    }

    private static Said voids(String tenant, String id, String time, String kind, String entity, String target) {
        return Said.of(
                tenant, "event.voided", id, time, "kind", kind, "entityId", entity, "source", "/crm", "id", target);
    }
}
