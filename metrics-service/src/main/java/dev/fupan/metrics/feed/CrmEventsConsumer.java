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
import java.util.concurrent.CompletableFuture;
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
    private CompletableFuture<Void> underWay = CompletableFuture.completedFuture(null);

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

    /**
     * Takes the next batch in hand: parses it while the one before is on its way to the database.
     *
     * <p>Done when the one before is done, so that there are two at most; they are committed one after the other.
     */
    @Incoming("crm-events")
    Uni<Void> take(ConsumerRecords<String, byte[]> records) {
        List<ConsumerRecord<String, byte[]>> batch = list(records);
        CompletableFuture<Batch> parsed = parse(batch);
        CompletableFuture<Void> before = underWay;
        CompletableFuture<Void> own = new CompletableFuture<>();
        underWay = own;
        before.whenComplete((done, failure) -> {
            if (failure != null) {
                own.completeExceptionally(failure);
            } else {
                applied(batch, parsed).subscribe().with(own::complete, own::completeExceptionally);
            }
        });
        return Uni.createFrom().completionStage(before);
    }

    /** Done when all of it is committed. */
    Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        List<ConsumerRecord<String, byte[]>> batch = list(records);
        return applied(batch, parse(batch));
    }

    private Uni<Void> applied(List<ConsumerRecord<String, byte[]>> batch, CompletableFuture<Batch> parsed) {
        return apply(batch, parsed)
                .onFailure(failure -> !isToBlame(failure))
                .invoke(failure -> LOG.warnf("batch waits records=%d cause=%s", batch.size(), failure.getMessage()))
                .onFailure(failure -> !isToBlame(failure))
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    private static List<ConsumerRecord<String, byte[]>> list(ConsumerRecords<String, byte[]> records) {
        List<ConsumerRecord<String, byte[]>> batch = new ArrayList<>(records.count());
        records.forEach(batch::add);
        return batch;
    }

    private static CompletableFuture<Batch> parse(List<ConsumerRecord<String, byte[]>> batch) {
        return CompletableFuture.supplyAsync(() -> Batch.of(batch), Infrastructure.getDefaultWorkerPool());
    }

    private Uni<Void> apply(List<ConsumerRecord<String, byte[]>> batch, CompletableFuture<Batch> parsed) {
        return Uni.createFrom()
                .completionStage(parsed)
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
            List<ConsumerRecord<String, byte[]>> first = batch.subList(0, half);
            List<ConsumerRecord<String, byte[]>> second = batch.subList(half, batch.size());
            return apply(first, parse(first)).chain(() -> apply(second, parse(second)));
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
