package dev.fupan.ingest.quarantine;

import dev.fupan.kit.problem.Cause;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Keeps the topic of quarantine as a table; a batch that comes twice changes nothing. */
@ApplicationScoped
class QuarantineConsumer {

    private static final Logger LOG = Logger.getLogger(QuarantineConsumer.class);

    private final QuarantineStore store;

    QuarantineConsumer(QuarantineStore store) {
        this.store = store;
    }

    @Incoming("quarantine")
    Uni<Void> keep(ConsumerRecords<byte[], byte[]> batch) {
        Map<String, List<Quarantined>> byTenant = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : batch) {
            if (Quarantined.tellsADecision(record)) continue;
            Quarantined event = Quarantined.of(record);
            byTenant.computeIfAbsent(event.tenant(), tenant -> new ArrayList<>())
                    .add(event);
        }
        return Multi.createFrom()
                .iterable(byTenant.entrySet())
                .onItem()
                .transformToUniAndConcatenate(tenant -> keep(tenant.getKey(), tenant.getValue()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    // Each row is made of what PostgreSQL takes, so a failure is the database being away: wait for it.
    private Uni<Void> keep(String tenant, List<Quarantined> events) {
        return store.keep(tenant, events)
                .onFailure()
                .invoke(failure -> LOG.warnf("quarantine waits cause=%s", Cause.of(failure)))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(5))
                .indefinitely();
    }
}
