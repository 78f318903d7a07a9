package dev.fupan.review.followup;

import dev.fupan.kit.outbox.OwnRecord;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Reads the topic of actions; each record is one transaction, and one that comes twice changes nothing. */
@ApplicationScoped
class ActionsConsumer {

    private static final Logger LOG = Logger.getLogger(ActionsConsumer.class);

    private final ActionFeedStore feed;

    ActionsConsumer(ActionFeedStore feed) {
        this.feed = feed;
    }

    @Incoming("actions")
    Uni<Void> read(ConsumerRecord<byte[], byte[]> record) {
        OwnRecord event = OwnRecord.of(record).orElse(null);
        if (event == null) {
            LOG.warnf("no event of an action partition=%d offset=%d", record.partition(), record.offset());
            return Uni.createFrom().voidItem();
        }
        // What can be read can be kept, so a failure is the database being away: wait for it.
        return Uni.createFrom()
                .deferred(() -> feed.apply(event))
                .onFailure()
                .invoke(failure -> LOG.warnf("actions wait event=%s cause=%s", event.eventId(), failure.getMessage()))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(5))
                .indefinitely();
    }
}
