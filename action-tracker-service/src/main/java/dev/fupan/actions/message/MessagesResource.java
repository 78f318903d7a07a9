package dev.fupan.actions.message;

import dev.fupan.contracts.people.Role;
import dev.fupan.kit.form.Violation;
import dev.fupan.kit.page.Cursor;
import dev.fupan.kit.page.Page;
import dev.fupan.kit.problem.ProblemType;
import dev.fupan.kit.tenant.CurrentCaller;
import dev.fupan.kit.tenant.OpenTo;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The mails of the workspace and what became of them; never what they say. */
@Path("/api/v1/reminders/messages")
@OpenTo(roles = Role.ADMIN)
@Tag(name = "reminders")
class MessagesResource {

    private static final Set<String> STATES = Set.of("planned", "sent", "empty", "outdated", "dead");

    private final MailLogStore mails;
    private final CurrentCaller caller;
    private final Clock clock;

    MessagesResource(MailLogStore mails, CurrentCaller caller, Clock clock) {
        this.mails = mails;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "Mails with their state, the latest first; ?state=dead are those that were refused for good")
    public Uni<Page<MessageView>> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        if (state != null && !STATES.contains(state))
            throw Violation.at("/state", "one of " + String.join(", ", new java.util.TreeSet<>(STATES)));
        Cursor after = Cursor.decode(cursor, 2);
        int size = Page.size(limit);
        return mails.list(caller.tenant(), state, after, size + 1)
                .map(rows -> Page.of(
                        rows,
                        size,
                        last -> Cursor.after(last.madeAt().toString(), last.id().toString())));
    }

    @POST
    @Path("/{id}/resend")
    @Operation(summary = "Try a dead mail again, for example after the address was corrected")
    @APIResponse(responseCode = "409", description = "It is not dead")
    public Uni<MessageView> resend(String id) {
        return mails.revive(caller.tenant(), id(id), clock.instant())
                .onItem()
                .ifNull()
                .failWith(() -> ProblemType.CONFLICT
                        .because("Only a mail whose state is dead can be sent again.")
                        .asException());
    }

    private static UUID id(String text) {
        try {
            if (text.length() == 36) return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            // answered below
        }
        throw ProblemType.NOT_FOUND
                .because("There is no such mail in this workspace.")
                .asException();
    }
}
