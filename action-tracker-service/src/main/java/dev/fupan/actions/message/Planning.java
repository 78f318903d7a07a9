package dev.fupan.actions.message;

import dev.fupan.actions.calendar.CalendarStore;
import dev.fupan.actions.heldup.HeldUp;
import dev.fupan.actions.heldup.Work;
import dev.fupan.actions.preference.PreferenceStore;
import dev.fupan.actions.preference.Preferences;
import dev.fupan.actions.reminder.DigestTime;
import dev.fupan.actions.reminder.Whereabouts;
import dev.fupan.contracts.people.Person;
import dev.fupan.kit.calendar.WorkingCalendar;
import dev.fupan.kit.people.Directory;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jboss.logging.Logger;

/**
 * Plans the digest of each person whose time has come: one per person and local working date, held by the database's
 * key. What a digest says is decided when it is sent, from what is true then.
 */
@ApplicationScoped
class Planning {

    private static final Logger LOG = Logger.getLogger(Planning.class);

    private final DigestStore digests;
    private final CalendarStore calendars;
    private final PreferenceStore preferences;
    private final Directory directory;
    private final Whereabouts whereabouts;
    private final HeldUp heldUp;
    private final Clock clock;
    // Only spares the database what it knows already; forgotten at a restart.
    private final ConcurrentMap<String, LocalDate> planned = new ConcurrentHashMap<>();

    Planning(
            DigestStore digests,
            CalendarStore calendars,
            PreferenceStore preferences,
            Directory directory,
            Whereabouts whereabouts,
            HeldUp heldUp,
            Clock clock) {
        this.digests = digests;
        this.calendars = calendars;
        this.preferences = preferences;
        this.directory = directory;
        this.whereabouts = whereabouts;
        this.heldUp = heldUp;
        this.clock = clock;
    }

    @Scheduled(every = "${fupan.digest.every:15s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> round() {
        if (!directory.caughtUp()) return Uni.createFrom().voidItem();
        return digests.tenants()
                .chain(tenants -> Multi.createFrom()
                        .iterable(tenants)
                        .onItem()
                        // A workspace whose calendar cannot be read has no digests; all others have theirs.
                        .transformToUniAndConcatenate(
                                tenant -> heldUp.apart(Work.DIGESTS, tenant, "-", () -> plan(tenant)))
                        .collect()
                        .last())
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("digests wait cause=%s", failure.getMessage());
                    return Uni.createFrom().voidItem();
                });
    }

    private Uni<Void> plan(String tenant) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return calendars
                .calendar(tenant)
                .chain(calendar -> preferences.all(tenant).chain(wanted -> {
                    Map<String, LocalDate> due = due(tenant, now, calendar, wanted);
                    if (due.isEmpty()) return Uni.createFrom().voidItem();
                    return digests.plan(tenant, due, now)
                            .invoke(() -> due.forEach((person, date) -> planned.put(tenant + "|" + person, date)));
                }));
    }

    private Map<String, LocalDate> due(
            String tenant, Instant now, WorkingCalendar calendar, Map<String, Preferences> wanted) {
        Map<String, LocalDate> due = new LinkedHashMap<>();
        for (Person person : directory.people(tenant)) {
            if (!person.active()) continue;
            Preferences own = wanted.getOrDefault(person.personId(), Preferences.NONE);
            DigestTime.due(now, whereabouts.zoneOf(tenant, person), own.quiet(), calendar)
                    .filter(date -> !date.equals(planned.get(tenant + "|" + person.personId())))
                    .ifPresent(date -> due.put(person.personId(), date));
        }
        return due;
    }
}
