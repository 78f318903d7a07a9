package dev.fupan.actions.preference;

import dev.fupan.actions.action.Action;
import dev.fupan.actions.action.By;
import dev.fupan.actions.desk.ActionDesk;
import dev.fupan.actions.desk.Permit;
import dev.fupan.actions.desk.Refusals;
import dev.fupan.contracts.people.Role;
import dev.fupan.kit.form.TextRule;
import dev.fupan.kit.form.Violation;
import dev.fupan.kit.people.Directory;
import dev.fupan.kit.problem.ProblemType;
import dev.fupan.kit.tenant.Caller;
import dev.fupan.kit.tenant.OpenTo;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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
    private final ActionDesk desk;
    private final Permit permit;
    private final Directory directory;

    SnoozeResource(SnoozeStore snoozes, ActionDesk desk, Permit permit, Directory directory) {
        this.snoozes = snoozes;
        this.desk = desk;
        this.permit = permit;
        this.directory = directory;
    }

    /** @param until the first day on which you are reminded again */
    record Wanted(
            @Schema(format = "date") @Nullable String until,
            @Nullable String reason) {}

    @PUT
    @Operation(
            summary = "Hear nothing of that action until a date, and say why; your manager and its history tell both")
    public Uni<Response> put(String action, @NotNull Wanted wanted) {
        Caller caller = desk.caller();
        By by = desk.by();
        LocalDate today = by.at().atZone(desk.setting().zone()).toLocalDate();
        String reason = wanted.reason() == null ? "" : wanted.reason().strip();
        if (!TextRule.fits(reason, REASON)) throw Violation.at("/reason", TextRule.expected(REASON));
        Snooze snooze = new Snooze(ActionDesk.id(action), caller.person(), until(wanted.until(), today), reason);
        return snoozes.put(caller.tenant(), snooze, by, one -> demandReminded(caller, one))
                .map(done -> {
                    if (!done) throw unknown();
                    return Response.ok(snooze).build();
                });
    }

    @DELETE
    @Operation(summary = "Be reminded of it again")
    public Uni<Void> remove(String action) {
        Caller caller = desk.caller();
        return snoozes.remove(caller.tenant(), ActionDesk.id(action), caller.person(), desk.by())
                .replaceWithVoid();
    }

    private void demandReminded(Caller caller, Action action) {
        String owner = action.ownerId();
        boolean manages = directory
                .managerOf(caller.tenant(), owner)
                .filter(one -> one.personId().equals(caller.personId()))
                .isPresent();
        if (!manages && !permit.worksOn(caller, owner))
            throw Refusals.notYours("You are not reminded of this action; its owner and their manager are.");
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

    private static HttpProblem unknown() {
        return ProblemType.NOT_FOUND
                .because("There is no such open action in this workspace.")
                .asException();
    }
}
