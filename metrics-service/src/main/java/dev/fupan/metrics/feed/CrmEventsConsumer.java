package dev.fupan.metrics.feed;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Takes batches of {@code crm.events} and has them applied, those of one partition one after the other, without leaving
 * one out.
 *
 * <p>A large batch goes in two lanes, by partition: each is a transaction of its own, so that one is read while the
 * database writes the other. A tenant lies in one partition, so the two never meet.
 */
@ApplicationScoped
class CrmEventsConsumer {
    private static final int LANES = 2;
    /** A second transaction costs more than it gains where there are fewer records. */
    private static final int WORTH_TWO = 1_000;

    private final Attempts attempts;
    private final List<CompletableFuture<Void>> lanes =
            new ArrayList<>(Collections.nCopies(LANES, CompletableFuture.completedFuture(null)));

    CrmEventsConsumer(Attempts attempts) {
        this.attempts = attempts;
    }

    /**
     * Takes the next batch in hand: parses it while the one before is on its way to the database.
     *
     * <p>Done when the one before is done, so that there are two at most.
     */
    @Incoming("crm-events")
    Uni<Void> take(ConsumerRecords<String, byte[]> records) {
        CompletableFuture<Void> before = CompletableFuture.allOf(lanes.toArray(CompletableFuture[]::new));
        if (records.count() < WORTH_TWO) {
            Collections.fill(lanes, after(before, list(records)));
        } else {
            for (int lane = 0; lane < LANES; lane++) {
                List<ConsumerRecord<String, byte[]>> batch = list(records, lane);
                if (!batch.isEmpty()) {
                    lanes.set(lane, after(lanes.get(lane), batch));
                }
            }
        }
        return Uni.createFrom().completionStage(before);
    }

    private CompletableFuture<Void> after(CompletableFuture<Void> before, List<ConsumerRecord<String, byte[]>> batch) {
        CompletableFuture<Batch> parsed = Batch.parsing(batch);
        CompletableFuture<Void> own = new CompletableFuture<>();
        before.whenComplete((done, failure) -> {
            if (failure != null) {
                own.completeExceptionally(failure);
            } else {
                attempts.apply(batch, parsed).subscribe().with(own::complete, own::completeExceptionally);
            }
        });
        return own;
    }

    /** Done when all of it is committed. */
    Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        List<ConsumerRecord<String, byte[]>> batch = list(records);
        return attempts.apply(batch, Batch.parsing(batch));
    }

    private static List<ConsumerRecord<String, byte[]>> list(ConsumerRecords<String, byte[]> records) {
        List<ConsumerRecord<String, byte[]>> batch = new ArrayList<>(records.count());
        records.forEach(batch::add);
        return batch;
    }

    private static List<ConsumerRecord<String, byte[]>> list(ConsumerRecords<String, byte[]> records, int lane) {
        List<ConsumerRecord<String, byte[]>> batch = new ArrayList<>(records.count());
        for (TopicPartition partition : records.partitions()) {
            if (partition.partition() % LANES == lane) {
                batch.addAll(records.records(partition));
            }
        }
        return batch;
    }
}
