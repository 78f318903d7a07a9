package dev.fupan.metrics.feed;

import dev.fupan.metrics.view.Revised;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Applies batches of {@code crm.events}: parse, load, fold, write, all of it with the offset in one transaction.
 *
 * <p>What the database cannot do now is tried again for ever; what it will never do is bisected down to the record
 * that is to blame, which goes to quarantine while its neighbours count.
 */
@ApplicationScoped
class CrmEventsConsumer {
    private static final Logger LOG = Logger.getLogger(CrmEventsConsumer.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final FeedStore store;
    private final ChangeStore changes;
    private final ProgressStore progress;
    private final Quarantine quarantine;
    private final FeedMeters meters;
    private final Event<Revised> revised;

    CrmEventsConsumer(
            FeedStore store,
            ChangeStore changes,
            ProgressStore progress,
            Quarantine quarantine,
            FeedMeters meters,
            Event<Revised> revised) {
        this.store = store;
        this.changes = changes;
        this.progress = progress;
        this.quarantine = quarantine;
        this.meters = meters;
        this.revised = revised;
    }

    @Incoming("crm-events")
    Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        List<ConsumerRecord<String, byte[]>> batch = new ArrayList<>(records.count());
        records.forEach(batch::add);
        return apply(batch)
                .onFailure(failure -> !isToBlame(failure))
                .invoke(failure -> LOG.warnf("batch waits records=%d cause=%s", batch.size(), failure.getMessage()))
                .onFailure(failure -> !isToBlame(failure))
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    private Uni<Void> apply(List<ConsumerRecord<String, byte[]>> batch) {
        return Uni.createFrom()
                .item(() -> Batch.of(batch))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(this::commit)
                .onFailure(CrmEventsConsumer::isToBlame)
                .recoverWithUni(failure -> bisect(batch, failure));
    }

    private Uni<Void> commit(Batch batch) {
        long begin = System.nanoTime();
        return store.inTransaction(batch.tenants(), connection -> store.lockOffsets(
                                connection, batch.topic(), batch.partitions())
                        .chain(next -> write(connection, batch.from(next))))
                .invoke(written -> {
                    meters.committed(batch.size(), System.nanoTime() - begin, batch.newestMillis());
                    written.forEach(tenant -> revised.fire(new Revised(tenant.tenant, tenant.position)));
                })
                .replaceWithVoid();
    }

    private Uni<List<Changes>> write(SqlConnection connection, Batch batch) {
        if (batch.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return store.load(connection, batch.entities())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(batch::fold)
                .chain(folded -> changes.write(connection, folded)
                        .chain(() -> progress.write(connection, folded))
                        .chain(() -> quarantine.append(connection, batch, folded))
                        .chain(() -> progress.moveOffsets(connection, batch.topic(), batch.next()))
                        .replaceWith(folded));
    }

    private Uni<Void> bisect(List<ConsumerRecord<String, byte[]>> batch, Throwable failure) {
        if (batch.size() > 1) {
            int half = batch.size() / 2;
            return apply(batch.subList(0, half)).chain(() -> apply(batch.subList(half, batch.size())));
        }
        LOG.warnf(
                "record goes to quarantine partition=%d offset=%d cause=%s",
                batch.get(0).partition(), batch.get(0).offset(), failure.getMessage());
        return commit(Batch.refused(batch.get(0), String.valueOf(failure.getMessage())));
    }

    /** SQLSTATE 22 and 23 speak of the data; a fault of ours while reading does as well. */
    static boolean isToBlame(Throwable failure) {
        if (failure instanceof PgException database) {
            String state = String.valueOf(database.getSqlState());
            return state.startsWith("22") || state.startsWith("23");
        }
        return failure instanceof IllegalArgumentException || failure instanceof ArithmeticException;
    }
}
