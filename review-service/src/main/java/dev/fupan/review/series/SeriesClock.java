package dev.fupan.review.series;

import dev.fupan.contracts.people.Person;
import dev.fupan.kit.calendar.WorkingCalendar;
import dev.fupan.kit.people.Directory;
import dev.fupan.review.session.Booking;
import dev.fupan.review.session.By;
import dev.fupan.review.template.Templates;
import dev.fupan.review.workspace.Workspaces;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/** Makes the sessions of all series, each some days ahead of its meeting. */
@ApplicationScoped
class SeriesClock {

    private static final Logger LOG = Logger.getLogger(SeriesClock.class);
    // The zone whose days begin first.
    private static final ZoneOffset EARLIEST = ZoneOffset.ofHours(14);

    private final SeriesStore series;
    private final Templates templates;
    private final Directory directory;
    private final Workspaces workspaces;
    private final Clock clock;

    SeriesClock(SeriesStore series, Templates templates, Directory directory, Workspaces workspaces, Clock clock) {
        this.series = series;
        this.templates = templates;
        this.directory = directory;
        this.workspaces = workspaces;
        this.clock = clock;
    }

    @Scheduled(every = "${fupan.review.every:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> makeSessions() {
        // A session that was made by the wrong zone or calendar would stay wrong.
        if (!workspaces.caughtUp()) return Uni.createFrom().voidItem();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return series.waiting(LocalDate.ofInstant(now, EARLIEST))
                .onItem()
                .transformToMulti(all -> Multi.createFrom().iterable(all))
                .select()
                .where(one -> isDue(one, now))
                .onItem()
                .transformToUniAndConcatenate(one -> makeDue(one.key(), now))
                .collect()
                .last()
                .onFailure()
                .invoke(failure -> LOG.warnf("sessions of series wait cause=%s", failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private boolean isDue(SeriesStore.Waiting one, Instant now) {
        String tenant = one.key().tenant();
        return one.isDue(LocalDate.ofInstant(now, workspaces.zone(tenant)), workspaces.calendar(tenant));
    }

    // After a while without the service several may be due; each is a transaction of its own.
    private Uni<Boolean> makeDue(SeriesStore.Key key, Instant now) {
        return makeNext(key, now).repeat().whilst(made -> made).select().last().toUni();
    }

    private Uni<Boolean> makeNext(SeriesStore.Key key, Instant now) {
        ZoneId zone = workspaces.zone(key.tenant());
        WorkingCalendar calendar = workspaces.calendar(key.tenant());
        By by = By.system("series " + key.id(), now);
        return series.makeNext(
                key,
                LocalDate.ofInstant(now, zone),
                calendar,
                one -> new Booking(
                        one.nextSessionId(),
                        one.tenant(),
                        one.nextAgenda(zone, calendar),
                        templates.newest(one.templateKey()).orElseThrow(),
                        stillThere(one),
                        one.id(),
                        by));
    }

    // Who has left the company is not invited any more.
    private Map<String, String> stillThere(Series one) {
        Map<String, String> roles = new TreeMap<>(one.roles());
        roles.keySet().removeIf(person -> directory
                .person(one.tenant(), person)
                .filter(Person::active)
                .isEmpty());
        return roles;
    }
}
