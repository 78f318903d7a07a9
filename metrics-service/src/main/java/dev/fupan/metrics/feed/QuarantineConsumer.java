package dev.fupan.metrics.feed;

import dev.fupan.kit.problem.Cause;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Takes batches of {@code crm.quarantine} and keeps what waits: what this service and ingest set aside, until somebody
 * decides about it.
 */
@ApplicationScoped
class QuarantineConsumer {
    private static final Logger LOG = Logger.getLogger(QuarantineConsumer.class);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final FeedStore store;
    private final SetAsideStore setAside;
    private final ProgressStore progress;

    QuarantineConsumer(FeedStore store, SetAsideStore setAside, ProgressStore progress) {
        this.store = store;
        this.setAside = setAside;
        this.progress = progress;
    }

    /** Done when all of it is committed; no record can make it fail, so a failure is the database being away. */
    @Incoming("quarantine")
    Uni<Void> keep(ConsumerRecords<String, byte[]> records) {
        List<ConsumerRecord<String, byte[]>> batch = new ArrayList<>(records.count());
        records.forEach(batch::add);
        return Uni.createFrom()
                .deferred(() -> commit(batch))
                .onFailure()
                .invoke(failure -> LOG.warnf("quarantine waits to be counted cause=%s", Cause.of(failure)))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(5))
                .indefinitely();
    }

    private Uni<Void> commit(List<ConsumerRecord<String, byte[]>> batch) {
        Set<String> tenants = new TreeSet<>();
        SetAside.read(batch).keySet().forEach(name -> tenants.add(name.tenant()));
        String topic = batch.get(0).topic();
        return store.inTransaction(tenants, LIMIT, connection -> store.lockOffsets(
                        connection, topic, next(batch).keySet())
                .chain(applied -> write(connection, topic, notIn(applied, batch))));
    }

    private Uni<Void> write(SqlConnection connection, String topic, List<ConsumerRecord<String, byte[]>> fresh) {
        if (fresh.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Map<SetAside, Boolean> read = SetAside.read(fresh);
        Uni<Void> kept = read.isEmpty()
                ? Uni.createFrom().voidItem()
                : setAside.keep(connection, read).chain(changed -> revise(connection, changed));
        return kept.chain(() -> progress.moveOffsets(connection, topic, next(fresh)));
    }

    private Uni<Void> revise(SqlConnection connection, SortedSet<String> tenants) {
        return tenants.isEmpty() ? Uni.createFrom().voidItem() : progress.revise(connection, tenants);
    }

    private static List<ConsumerRecord<String, byte[]>> notIn(
            Map<Integer, Long> applied, List<ConsumerRecord<String, byte[]>> batch) {
        return batch.stream()
                .filter(record -> record.offset() >= applied.getOrDefault(record.partition(), 0L))
                .toList();
    }

    private static Map<Integer, Long> next(List<ConsumerRecord<String, byte[]>> batch) {
        Map<Integer, Long> next = new TreeMap<>();
        batch.forEach(record -> next.put(record.partition(), record.offset() + 1));
        return next;
    }
}
