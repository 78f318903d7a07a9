package dev.fupan.metrics.feed;

import dev.fupan.metrics.view.Revised;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** One attempt at one batch: load, fold and write, all of it with the offset, in one transaction of limited time. */
@ApplicationScoped
class BatchCommit {
    /** No attempt has more of them one after the other. */
    private static final int STATEMENTS = 20;

    private final FeedStore store;
    private final ChangeStore changes;
    private final ProgressStore progress;
    private final Quarantine quarantine;
    private final FeedMeters meters;
    private final Event<Revised> revised;
    private final Duration limit;

    BatchCommit(
            FeedStore store,
            ChangeStore changes,
            ProgressStore progress,
            Quarantine quarantine,
            FeedMeters meters,
            Event<Revised> revised,
            @ConfigProperty(name = "fupan.feed.statement-limit", defaultValue = "PT30S") Duration limit) {
        this.store = store;
        this.changes = changes;
        this.progress = progress;
        this.quarantine = quarantine;
        this.meters = meters;
        this.revised = revised;
        this.limit = limit;
    }

    Uni<Void> commit(Batch batch) {
        long begin = System.nanoTime();
        return store.inTransaction(batch.tenants(), limit, connection -> store.lockOffsets(
                                connection, batch.topic(), batch.partitions())
                        .chain(next -> write(connection, batch.from(next))))
                .ifNoItem()
                .after(limit.multipliedBy(STATEMENTS))
                .fail()
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
}
