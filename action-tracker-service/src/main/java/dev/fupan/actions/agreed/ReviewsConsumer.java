package dev.fupan.actions.agreed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Reads the topic of reviews; each record is one transaction, and one that comes twice changes nothing.
 *
 * <p>A record that cannot be carried out is set aside where admins see it, and those behind it go on. While the
 * database is away, a record waits.
 */
@ApplicationScoped
class ReviewsConsumer {

    private static final Logger LOG = Logger.getLogger(ReviewsConsumer.class);

    private final AgreementStore store;
    private final Counter refused;

    ReviewsConsumer(AgreementStore store, MeterRegistry meters) {
        this.store = store;
        this.refused = meters.counter("fupan.actions.reviews.refused");
    }

    @Incoming("reviews")
    Uni<Void> read(ConsumerRecord<byte[], byte[]> record) {
        ReviewRecord event = ReviewRecord.of(record).orElse(null);
        if (event == null) {
            refused.increment();
            LOG.warnf("no event of a review partition=%d offset=%d", record.partition(), record.offset());
            return Uni.createFrom().voidItem();
        }
        return apply(event, new HashSet<>())
                .onFailure(failure -> !NotCarriedOut.isToBlame(failure))
                .invoke(failure -> LOG.warnf("reviews wait event=%s cause=%s", event.eventId(), failure.getMessage()))
                .onFailure(failure -> !NotCarriedOut.isToBlame(failure))
                .retry()
                .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(5))
                .indefinitely()
                // Not even its place in its review can be kept.
                .onFailure(NotCarriedOut::isToBlame)
                .recoverWithUni(failure -> {
                    refused.increment();
                    LOG.errorf(
                            "event of a review dropped partition=%d offset=%d cause=%s",
                            record.partition(), record.offset(), failure.getMessage());
                    return Uni.createFrom().voidItem();
                });
    }

    // The one to blame may be this record or one that was parked behind it.
    private Uni<Void> apply(ReviewRecord event, Set<String> setAside) {
        return Uni.createFrom()
                .deferred(() -> store.apply(event, setAside))
                .onFailure(NotCarriedOut.class)
                .recoverWithUni(failure -> {
                    ReviewRecord toBlame = failure.record();
                    if (!setAside.add(toBlame.eventId()))
                        return Uni.createFrom().failure(new IllegalArgumentException(failure));
                    refused.increment();
                    LOG.warnf("event of a review set aside event=%s cause=%s", toBlame.eventId(), failure.getMessage());
                    return apply(event, setAside);
                });
    }
}
