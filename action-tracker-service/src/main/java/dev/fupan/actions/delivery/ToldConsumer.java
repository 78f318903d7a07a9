package dev.fupan.actions.delivery;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Reads what the tracker and the reviews tell and makes deliveries of it. The offset is committed after the
 * transaction; a record that is read twice makes the same deliveries, which are there already.
 */
@ApplicationScoped
class ToldConsumer {

    private static final Logger LOG = Logger.getLogger(ToldConsumer.class);

    private final DeliveryStore deliveries;
    private final Dispatch dispatch;

    ToldConsumer(DeliveryStore deliveries, Dispatch dispatch) {
        this.deliveries = deliveries;
        this.dispatch = dispatch;
    }

    @Incoming("webhook-actions")
    @Incoming("webhook-reviews")
    Uni<Void> read(ConsumerRecord<byte[], byte[]> record) {
        ToldEvent event = ToldEvent.of(record).orElse(null);
        if (event == null) return Uni.createFrom().voidItem();
        // What can be read can be kept, so a failure is the database being away: wait for it.
        return Uni.createFrom()
                .deferred(() -> deliveries.plan(event))
                .onFailure()
                .invoke(failure -> LOG.warnf("webhooks wait event=%s cause=%s", event.id(), failure.getMessage()))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(5))
                .indefinitely()
                .invoke(planned -> {
                    if (planned > 0) dispatch.nudge();
                })
                .replaceWithVoid();
    }
}
