package dev.fupan.actions.preference;

import dev.fupan.actions.workspace.Workspaces;
import dev.fupan.contracts.people.Role;
import dev.fupan.kit.form.TextRule;
import dev.fupan.kit.form.Violation;
import dev.fupan.kit.problem.ProblemType;
import dev.fupan.kit.tenant.CurrentCaller;
import dev.fupan.kit.tenant.OpenTo;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Puts the caller's reminders of one action off. */
@Path("/api/v1/reminders/snoozes/{action}")
@OpenTo(roles = {Role.VIEWER, Role.REP, Role.LEAD, Role.ADMIN})
@Tag(name = "reminders")
class SnoozeResource {

    private static final int REASON = 500;
    private static final int LONGEST_DAYS = 31;

    private final SnoozeStore snoozes;
    private final Workspaces workspaces;
    private final CurrentCaller caller;
    private final Clock clock;

    SnoozeResource(SnoozeStore snoozes, Workspaces workspaces, CurrentCaller caller, Clock clock) {
        this.snoozes = snoozes;
        this.workspaces = workspaces;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param until the first day on which you are reminded again */
    record Wanted(@Nullable String until, @Nullable String reason) {}

    @PUT
    @Operation(summary = "Hear nothing of that action until a date, and say why; your manager sees both")
    public Uni<Response> put(String action, @NotNull Wanted wanted) {
        LocalDate today =
                clock.instant().atZone(workspaces.zone(caller.tenant())).toLocalDate();
        String reason = wanted.reason() == null ? "" : wanted.reason().strip();
        if (!TextRule.fits(reason, REASON)) throw Violation.at("/reason", TextRule.expected(REASON));
        Snooze snooze = new Snooze(id(action), caller.get().person(), until(wanted.until(), today), reason);
        return snoozes.put(caller.tenant(), snooze, clock.instant()).map(done -> {
            if (!done) throw unknown();
            return Response.ok(snooze).build();
        });
    }

    @DELETE
    @Operation(summary = "Be reminded of it again")
    public Uni<Void> remove(String action) {
        return snoozes.remove(caller.tenant(), id(action), caller.get().person());
    }

    private static LocalDate until(@Nullable String text, LocalDate today) {
        try {
            LocalDate until = LocalDate.parse(text == null ? "" : text);
            if (until.isAfter(today) && !until.isAfter(today.plusDays(LONGEST_DAYS))) return until;
        } catch (DateTimeException impossible) {
            // told below
        }
        throw Violation.at("/until", "a date after " + today + ", at most " + LONGEST_DAYS + " days away");
    }

    private static UUID id(String text) {
        try {
            if (text.length() == 36) return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            // answered below
        }
        throw unknown();
    }

    private static io.quarkiverse.resteasy.problem.HttpProblem unknown() {
        return ProblemType.NOT_FOUND
                .because("There is no such open action in this workspace.")
                .asException();
    }
}
