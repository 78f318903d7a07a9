package dev.fupan.metrics.feed;

import static dev.fupan.teststack.Patience.PATIENCE;

import dev.fupan.teststack.FupanStack;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However a stream is cut into batches and delivered again, the rows say what one reading of all events says. */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "metrics"))
class AnyBatchingTest {
    private static final int STREAMS = 30;
    private static final int EVENTS = 90;
    private static final int LARGEST_BATCH = 25;

    @Inject
    FeedBench bench;

    @Inject
    Recut recut;

    @Inject
    Scheduler scheduler;

    static LongStream seeds() {
        return LongStream.range(0, Integer.getInteger("fupan.feed.streams", STREAMS));
    }

    @BeforeEach
    void stopTheClock() {
        scheduler.pause();
    }

    @AfterEach
    void letTheClockGoOn() {
        scheduler.resume();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theRowsOfAnyBatchesAreThoseOfOneReading(long seed) {
        Random random = new Random(seed);
        String tenant = ACompany.named("stream");
        MadeUpPartition partition = bench.partition();
        partition.append(new RandomEvents(tenant, random).some(EVENTS));

        deliverInBatches(partition.records(), tenant, random);
        while (step(tenant)) {}

        FeedBench.assertSameAnswers(bench.rows(tenant), partition.freshReading(tenant), "rows of seed " + seed);
        FeedBench.assertSameAnswers(bench.sets(tenant), partition.freshReading(tenant), "sets of seed " + seed);
    }

    @Test
    void aDealMergedIntoAnImplicitOneIsReadWithItsLead() {
        String tenant = ACompany.named("implicit");
        String now = "2026-11-01T08:00:00Z";
        MadeUpPartition partition = bench.partition();
        partition.append(
                Said.of(tenant, "lead.created", "a", now, "leadId", "A"),
                Said.of(tenant, "deal.won", "w", now, "leadId", "A", "amount", "5"),
                Said.of(tenant, "opportunity.created", "o", now, "opportunityId", "O", "amount", "7"),
                Said.of(tenant, "entity.merged", "m", now, "kind", "opportunity", "from", "O", "into", "lead:B"),
                Said.of(tenant, "entity.merged", "n", now, "kind", "lead", "from", "A", "into", "B"));

        bench.deliver(partition.records());

        FeedBench.assertSameAnswers(bench.rows(tenant), partition.freshReading(tenant), tenant);
    }

    @Test
    void largeBatchesOfTwoPartitionsAreAppliedSideBySide() {
        Random random = new Random(1);
        List<String> tenants = List.of(ACompany.named("lane"), ACompany.named("lane"));
        List<MadeUpPartition> partitions = List.of(bench.partition(), bench.partition());
        for (int i = 0; i < 2; i++) {
            partitions.get(i).append(new RandomEvents(tenants.get(i), random).some(1_300));
        }

        bench.take(List.of(both(partitions, 0, 700), both(partitions, 700, 710), both(partitions, 600, 1_300)));

        for (int i = 0; i < 2; i++) {
            String tenant = tenants.get(i);
            while (step(tenant)) {}
            FeedBench.assertSameAnswers(bench.rows(tenant), partitions.get(i).freshReading(tenant), tenant);
            FeedBench.assertSameAnswers(bench.sets(tenant), partitions.get(i).freshReading(tenant), tenant);
        }
    }

    private static List<ConsumerRecord<String, byte[]>> both(List<MadeUpPartition> partitions, int from, int to) {
        List<ConsumerRecord<String, byte[]>> both = new ArrayList<>();
        partitions.forEach(partition -> both.addAll(partition.records().subList(from, to)));
        return both;
    }

    private void deliverInBatches(List<ConsumerRecord<String, byte[]>> records, String tenant, Random random) {
        for (int next = 0; next < records.size(); ) {
            int from = random.nextInt(4) == 0 ? Math.max(0, next - random.nextInt(10)) : next;
            int to = Math.min(records.size(), next + 1 + random.nextInt(LARGEST_BATCH));
            bench.deliver(records.subList(from, to));
            next = to;
            if (random.nextBoolean()) {
                step(tenant);
            }
        }
    }

    private boolean step(String tenant) {
        return recut.step(tenant).await().atMost(PATIENCE);
    }
}
