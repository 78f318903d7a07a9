package dev.fupan.review.retention;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Prunes, now and then, what has been kept long enough. Two replicas that do it at once do no harm. */
@ApplicationScoped
class Pruning {

    private static final Logger LOG = Logger.getLogger(Pruning.class);

    private final RetentionStore store;
    private final Clock clock;
    private final Duration kept;

    Pruning(
            RetentionStore store,
            Clock clock,
            @ConfigProperty(name = "fupan.changes.kept", defaultValue = "P7D") Duration kept) {
        this.store = store;
        this.clock = clock;
        this.kept = kept;
    }

    @Scheduled(every = "${fupan.changes.prune-every:1h}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> prune() {
        Instant time = clock.instant().minus(kept);
        return store.endedBefore(time)
                .onItem()
                .transformToMulti(all -> Multi.createFrom().iterable(all))
                .onItem()
                .transformToUniAndConcatenate(one -> store.forget(one, time))
                .collect()
                .last()
                .onFailure()
                .invoke(failure -> LOG.warnf("old changes wait to be pruned cause=%s", failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
