package dev.fupan.metrics.feed;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes batches of {@code crm.events} and has them applied, one after the other, without leaving one out. */
@ApplicationScoped
class CrmEventsConsumer {
    private final Attempts attempts;
    private CompletableFuture<Void> underWay = CompletableFuture.completedFuture(null);

    CrmEventsConsumer(Attempts attempts) {
        this.attempts = attempts;
    }

    /**
     * Takes the next batch in hand: parses it while the one before is on its way to the database.
     *
     * <p>Done when the one before is done, so that there are two at most; they are committed one after the other.
     */
    @Incoming("crm-events")
    Uni<Void> take(ConsumerRecords<String, byte[]> records) {
        List<ConsumerRecord<String, byte[]>> batch = list(records);
        CompletableFuture<Batch> parsed = Batch.parsing(batch);
        CompletableFuture<Void> before = underWay;
        CompletableFuture<Void> own = new CompletableFuture<>();
        underWay = own;
        before.whenComplete((done, failure) -> {
            if (failure != null) {
                own.completeExceptionally(failure);
            } else {
                attempts.apply(batch, parsed).subscribe().with(own::complete, own::completeExceptionally);
            }
        });
        return Uni.createFrom().completionStage(before);
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
}
