package dev.fupan.actions.message;

import dev.fupan.actions.reminder.Day;
import dev.fupan.actions.reminder.DigestFacts;
import dev.fupan.actions.reminder.DigestTime;
import dev.fupan.actions.reminder.Kind;
import dev.fupan.actions.reminder.OpenAction;
import dev.fupan.actions.reminder.Ranked;
import dev.fupan.actions.reminder.Whereabouts;
import dev.fupan.contracts.people.Person;
import dev.fupan.contracts.people.Role;
import dev.fupan.kit.form.Violation;
import dev.fupan.kit.people.Directory;
import dev.fupan.kit.tenant.Caller;
import dev.fupan.kit.tenant.CurrentCaller;
import dev.fupan.kit.tenant.OpenTo;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the caller's digest of a day would say, from what is true now. */
@Path("/api/v1/reminders/preview")
@OpenTo(roles = {Role.VIEWER, Role.REP, Role.LEAD, Role.ADMIN})
@Tag(name = "reminders")
class PreviewResource {

    private static final int FURTHEST_DAYS = 366;

    private final DigestFactsStore facts;
    private final Whereabouts whereabouts;
    private final Directory directory;
    private final CurrentCaller current;
    private final Clock clock;

    PreviewResource(
            DigestFactsStore facts, Whereabouts whereabouts, Directory directory, CurrentCaller current, Clock clock) {
        this.facts = facts;
        this.whereabouts = whereabouts;
        this.directory = directory;
        this.current = current;
        this.clock = clock;
    }

    /** @param sentAt when the digest leaves; null on a day off */
    record View(LocalDate date, @Nullable Instant sentAt, List<Item> items) {}

    /** @param atRisk the expected value at risk, from 0 to 1; what is most at risk comes first */
    record Item(Kind kind, UUID actionId, String measure, String ownerId, LocalDate dueDate, BigDecimal atRisk) {}

    @GET
    @Operation(summary = "Your digest of a date: today unless ?date= says otherwise; empty on days off")
    public Uni<View> get(@QueryParam("date") @Nullable String date) {
        Caller caller = current.get();
        Person person = directory.person(caller.tenant(), caller.person()).orElseThrow();
        ZoneId zone = whereabouts.zoneOf(caller.tenant(), person);
        LocalDate today = clock.instant().atZone(zone).toLocalDate();
        LocalDate day = date == null ? today : date(date, today);
        return facts.read(caller.tenant(), person.personId(), day).map(found -> view(found, caller, person, day));
    }

    private View view(DigestFacts found, Caller caller, Person person, LocalDate date) {
        if (!found.calendar().isWorking(date)) return new View(date, null, List.of());
        Instant sentAt = DigestTime.on(
                date,
                whereabouts.zoneOf(caller.tenant(), person),
                found.preferences().quiet());
        Day day = new Day(date, whereabouts.day(caller.tenant(), person, sentAt).workspaces());
        List<Item> items = found.rankedOn(day, person.personId()).stream()
                .map(PreviewResource::item)
                .toList();
        return new View(date, sentAt, items);
    }

    private static Item item(Ranked one) {
        OpenAction action = one.action();
        return new Item(
                one.said().kind(), action.id(), action.measure(), action.ownerId(), action.dueDate(), one.atRisk());
    }

    private static LocalDate date(String text, LocalDate today) {
        try {
            LocalDate date = LocalDate.parse(text);
            if (!date.isBefore(today) && !date.isAfter(today.plusDays(FURTHEST_DAYS))) return date;
        } catch (DateTimeException impossible) {
            // told below
        }
        throw Violation.at("/date", "a date from " + today + " on, at most a year away");
    }
}
