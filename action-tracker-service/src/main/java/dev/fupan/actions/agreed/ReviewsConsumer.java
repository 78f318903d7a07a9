package dev.fupan.actions.agreed;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Reads the topic of reviews; each record is one transaction, and one that comes twice changes nothing. */
@ApplicationScoped
class ReviewsConsumer {

    private static final Logger LOG = Logger.getLogger(ReviewsConsumer.class);

    private final AgreementStore store;

    ReviewsConsumer(AgreementStore store) {
        this.store = store;
    }

    @Incoming("reviews")
    Uni<Void> read(ConsumerRecord<byte[], byte[]> record) {
        ReviewRecord event = ReviewRecord.of(record).orElse(null);
        if (event == null) {
            LOG.warnf("no event of a review partition=%d offset=%d", record.partition(), record.offset());
            return Uni.createFrom().voidItem();
        }
        // What can be read can be kept, so a failure is the database being away: wait for it.
        return Uni.createFrom()
                .deferred(() -> store.apply(event))
                .onFailure()
                .invoke(failure -> LOG.warnf("reviews wait event=%s cause=%s", event.eventId(), failure.getMessage()))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(5))
                .indefinitely();
    }
}
