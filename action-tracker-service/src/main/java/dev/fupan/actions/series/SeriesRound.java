package dev.fupan.actions.series;

import dev.fupan.actions.action.By;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jboss.logging.Logger;

/** Makes occurrences when their time has come; after a time away all that were missed, each on its own date. */
@ApplicationScoped
class SeriesRound {

    private static final Logger LOG = Logger.getLogger(SeriesRound.class);

    private final SeriesStore store;
    private final Clock clock;

    SeriesRound(SeriesStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Scheduled(every = "${fupan.series.every:10s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> round() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return store.due(now)
                .chain(due -> Multi.createFrom()
                        .iterable(due)
                        .onItem()
                        .transformToUniAndConcatenate(one -> makeAll(one, By.system("series " + one.series(), now)))
                        .collect()
                        .last())
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("series wait cause=%s", failure.getMessage());
                    return Uni.createFrom().voidItem();
                });
    }

    private Uni<Boolean> makeAll(SeriesStore.Due due, By by) {
        return Multi.createBy()
                .repeating()
                .uni(() -> store.makeNext(due, by))
                .whilst(made -> made)
                .collect()
                .last()
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("occurrence not made series=%s cause=%s", due.series(), failure.getMessage());
                    return Uni.createFrom().item(false);
                });
    }
}
