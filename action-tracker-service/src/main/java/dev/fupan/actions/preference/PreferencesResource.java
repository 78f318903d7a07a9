package dev.fupan.actions.preference;

import dev.fupan.contracts.people.Role;
import dev.fupan.kit.form.Violation;
import dev.fupan.kit.problem.ProblemType;
import dev.fupan.kit.tenant.CurrentCaller;
import dev.fupan.kit.tenant.OpenTo;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How the caller wants to be reminded; nobody sets that for somebody else. */
@Path("/api/v1/reminders/preferences")
@OpenTo(roles = {Role.VIEWER, Role.REP, Role.LEAD, Role.ADMIN})
@Tag(name = "reminders")
class PreferencesResource {

    /** By when in the day there must be an hour to send the digest of that day. */
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private static final LocalTime EVENING = LocalTime.of(22, 0);

    private final PreferenceStore preferences;
    private final CurrentCaller caller;

    PreferencesResource(PreferenceStore preferences, CurrentCaller caller) {
        this.preferences = preferences;
        this.caller = caller;
    }

    record Wanted(@Nullable Boolean optedOut, @Nullable Quiet quietHours) {}

    record Quiet(@Nullable String from, @Nullable String to) {}

    /** @param channels by which reminders come; calendar feeds and webhooks are set up on their own */
    record View(boolean optedOut, @Nullable QuietHours quietHours, List<String> channels) {}

    @GET
    @Operation(summary = "How you want to be reminded")
    public Uni<Response> get() {
        return preferences.of(caller.tenant(), caller.get().person()).map(PreferencesResource::answer);
    }

    @PUT
    @Operation(summary = "Opt out of reminders around due dates, or choose hours in which nothing is sent")
    @APIResponse(responseCode = "412", description = "They were changed meanwhile")
    public Uni<Response> set(@HeaderParam("If-Match") @Nullable String ifMatch, @NotNull Wanted wanted) {
        if (ifMatch == null)
            throw ProblemType.PRECONDITION_REQUIRED
                    .because("Send the ETag of the preferences that you change as If-Match.")
                    .asException();
        String bare = ifMatch.replace("W/", "").replace("\"", "").trim();
        long revision = bare.matches("\\d{1,18}") ? Long.parseLong(bare) : -1;
        Preferences next =
                new Preferences(revision, Boolean.TRUE.equals(wanted.optedOut()), quiet(wanted.quietHours()));
        return preferences
                .set(caller.tenant(), caller.get().person(), next)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemType.CHANGED_MEANWHILE
                        .because("Read your preferences again and repeat your change on that.")
                        .asException())
                .map(PreferencesResource::answer);
    }

    private static @Nullable QuietHours quiet(@Nullable Quiet wanted) {
        if (wanted == null) return null;
        LocalTime from = time("/quietHours/from", wanted.from());
        LocalTime to = time("/quietHours/to", wanted.to());
        if (from.equals(to)) throw Violation.at("/quietHours/to", "another time than from");
        QuietHours quiet = new QuietHours(from, to);
        boolean noHourLeft = quiet.contains(MORNING) && (to.isBefore(MORNING) || to.isAfter(EVENING));
        if (noHourLeft)
            throw Violation.at(
                    "/quietHours/to", "an end between 09:00 and 22:00, so that the day's digest can be sent");
        return quiet;
    }

    private static LocalTime time(String pointer, @Nullable String text) {
        try {
            if (text != null && text.matches("\\d\\d:\\d\\d")) return LocalTime.parse(text);
        } catch (DateTimeException impossible) {
            // told below
        }
        throw Violation.at(pointer, "a time such as 18:30");
    }

    private static Response answer(Preferences found) {
        return Response.ok(new View(found.optedOut(), found.quiet(), List.of("mail")))
                .tag(Long.toString(found.revision()))
                .header("Cache-Control", "private")
                .build();
    }
}
