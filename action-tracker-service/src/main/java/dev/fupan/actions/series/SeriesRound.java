package dev.fupan.actions.series;

import dev.fupan.actions.action.By;
import dev.fupan.actions.heldup.HeldUp;
import dev.fupan.actions.heldup.Work;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes occurrences when their time has come; after a time away all that were missed, each on its own date. */
@ApplicationScoped
class SeriesRound {

    private static final Logger LOG = Logger.getLogger(SeriesRound.class);

    private final SeriesStore store;
    private final HeldUp heldUp;
    private final Clock clock;

    SeriesRound(SeriesStore store, HeldUp heldUp, Clock clock) {
        this.store = store;
        this.heldUp = heldUp;
        this.clock = clock;
    }

    @Scheduled(every = "${fupan.series.every:10s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> round() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return after(null, now).onFailure().recoverWithUni(failure -> {
            LOG.warnf("series wait cause=%s", failure.getMessage());
            return Uni.createFrom().voidItem();
        });
    }

    // Reading goes on behind those that fail, however many they are.
    private Uni<Void> after(SeriesStore.@Nullable Due last, Instant now) {
        return store.due(now, last)
                .chain(page -> page.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : Multi.createFrom()
                                .iterable(page)
                                .onItem()
                                .transformToUniAndConcatenate(one ->
                                        heldUp.apart(Work.SERIES, one.tenant(), one.series(), () -> makeAll(one, now)))
                                .collect()
                                .last()
                                .chain(() -> after(page.get(page.size() - 1), now)));
    }

    private Uni<Boolean> makeAll(SeriesStore.Due due, Instant now) {
        By by = By.system("series " + due.series(), now);
        return Multi.createBy()
                .repeating()
                .uni(() -> store.makeNext(due, by))
                .whilst(made -> made)
                .collect()
                .last();
    }
}
