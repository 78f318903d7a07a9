package dev.fupan.review.session;

import dev.fupan.review.workspace.Workspaces;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jboss.logging.Logger;

/** Tells once of every report that is not there on its day, which ends in the workspace's own zone. */
@ApplicationScoped
class ReportReminder {

    private static final Logger LOG = Logger.getLogger(ReportReminder.class);
    // The zone whose days begin first.
    private static final ZoneOffset EARLIEST = ZoneOffset.ofHours(14);

    private final OverdueReportStore overdue;
    private final SessionStore sessions;
    private final Workspaces workspaces;
    private final Clock clock;

    ReportReminder(OverdueReportStore overdue, SessionStore sessions, Workspaces workspaces, Clock clock) {
        this.overdue = overdue;
        this.sessions = sessions;
        this.workspaces = workspaces;
        this.clock = clock;
    }

    @Scheduled(every = "${fupan.review.every:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tellOverdue() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return overdue.dueBefore(LocalDate.ofInstant(now, EARLIEST))
                .onItem()
                .transformToMulti(all -> Multi.createFrom().iterable(all))
                .onItem()
                .transformToUniAndConcatenate(one -> tell(one, now))
                .collect()
                .last()
                .onFailure()
                .invoke(failure -> LOG.warnf("overdue reports wait cause=%s", failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private Uni<Boolean> tell(OverdueReportStore.Candidate one, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, workspaces.zone(one.tenant()));
        By by = By.system("report-overdue " + one.sessionId(), now);
        return sessions.changeBySystem(one.tenant(), one.sessionId(), by, held -> held.tellReportOverdue(today));
    }
}
