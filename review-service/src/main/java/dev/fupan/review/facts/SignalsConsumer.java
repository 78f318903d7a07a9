package dev.fupan.review.facts;

import dev.fupan.contracts.review.ReviewEvent.FactsRestated;
import dev.fupan.kit.form.Json;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads what the metrics signal; of it, reviews care for frozen numbers that would be others today. */
@ApplicationScoped
class SignalsConsumer {

    private static final Logger LOG = Logger.getLogger(SignalsConsumer.class);
    private static final String RESTATED = "fupan.metric.restated.v1";

    private final RestatementStore restatements;

    SignalsConsumer(RestatementStore restatements) {
        this.restatements = restatements;
    }

    @Incoming("signals")
    Uni<Void> read(ConsumerRecord<byte[], byte[]> record) {
        String tenant = header(record, "ce_tenantid");
        String id = header(record, "ce_id");
        String source = header(record, "ce_source");
        FactsRestated restated = RESTATED.equals(header(record, "ce_type")) ? restated(record) : null;
        if (tenant == null || id == null || source == null || restated == null)
            return Uni.createFrom().voidItem();
        // What can be read can be kept, so a failure is the database being away: wait for it.
        return Uni.createFrom()
                .deferred(() -> restatements.tell(tenant, source + ' ' + id, restated))
                .onFailure()
                .invoke(failure -> LOG.warnf("signals wait event=%s cause=%s", id, failure.getMessage()))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(5))
                .indefinitely();
    }

    private static @Nullable FactsRestated restated(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) return null;
        try {
            FactsRestated restated = Json.read(new String(record.value(), StandardCharsets.UTF_8), FactsRestated.class);
            if (restated.packId() != null && restated.changes() != null) return restated;
        } catch (IllegalStateException unreadable) {
            // said below
        }
        LOG.warnf("unreadable restatement ignored partition=%d offset=%d", record.partition(), record.offset());
        return null;
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
