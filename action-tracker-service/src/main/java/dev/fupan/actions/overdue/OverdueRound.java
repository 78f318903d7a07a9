package dev.fupan.actions.overdue;

import dev.fupan.actions.action.ActionStore;
import dev.fupan.actions.action.By;
import dev.fupan.actions.heldup.HeldUp;
import dev.fupan.actions.heldup.Work;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Goes through what may be overdue and tells it. Several replicas may do so at once: the action's lock and what it
 * remembers make it one event per due date.
 */
@ApplicationScoped
class OverdueRound {

    private static final Logger LOG = Logger.getLogger(OverdueRound.class);
    private static final int PAGE = 100;
    // Where a day ends first, everywhere else has the same date or the one before.
    private static final ZoneOffset FIRST_ZONE = ZoneOffset.ofHours(14);

    private final OverdueStore store;
    private final ActionStore actions;
    private final HeldUp heldUp;
    private final Clock clock;

    OverdueRound(OverdueStore store, ActionStore actions, HeldUp heldUp, Clock clock) {
        this.store = store;
        this.actions = actions;
        this.heldUp = heldUp;
        this.clock = clock;
    }

    @Scheduled(every = "${fupan.overdue.every:10s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> round() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return pagesAfter(null, now).onFailure().recoverWithUni(failure -> {
            LOG.warnf("overdue waits cause=%s", failure.getMessage());
            return Uni.createFrom().voidItem();
        });
    }

    private Uni<Void> pagesAfter(@Nullable Passed last, Instant now) {
        LocalDate latest = now.atOffset(FIRST_ZONE).toLocalDate();
        return store.passed(latest, last, PAGE).chain(page -> tell(page, now)
                .chain(() -> page.size() < PAGE ? Uni.createFrom().voidItem() : pagesAfter(page.get(PAGE - 1), now)));
    }

    private Uni<Void> tell(List<Passed> page, Instant now) {
        return Multi.createFrom()
                .iterable(page)
                .onItem()
                .transformToUniAndConcatenate(
                        one -> heldUp.apart(Work.OVERDUE, one.tenant(), one.actionId(), () -> tell(one, now)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Boolean> tell(Passed one, Instant now) {
        LocalDate today = now.atZone(actions.setting(one.tenant()).zone()).toLocalDate();
        if (!one.dueDate().isBefore(today)) return Uni.createFrom().item(false);
        By by = By.system("due " + one.dueDate(), now);
        return actions.change(one.tenant(), one.actionId(), by, tracked -> tracked.tellOverdue(today));
    }
}
