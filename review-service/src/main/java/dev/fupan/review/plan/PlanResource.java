package dev.fupan.review.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.contracts.people.Role;
import dev.fupan.kit.people.Directory;
import dev.fupan.kit.tenant.Caller;
import dev.fupan.kit.tenant.OpenTo;
import dev.fupan.review.session.Agenda;
import dev.fupan.review.session.Once;
import dev.fupan.review.session.SessionBody;
import dev.fupan.review.session.SessionDesk;
import dev.fupan.review.session.Transition;
import dev.fupan.review.workspace.Workspaces;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The plan of a session: what is agreed, what is taken back, and the end of the work. */
@Path("/api/v1/sessions/{id}")
@OpenTo(roles = {Role.REP, Role.LEAD, Role.ADMIN})
@Tag(name = "plan")
class PlanResource {

    private static final int DAYS_FOR_REPORT = 7;

    private final SessionDesk desk;
    private final DecisionStore decisions;
    private final Directory directory;
    private final Workspaces workspaces;

    PlanResource(SessionDesk desk, DecisionStore decisions, Directory directory, Workspaces workspaces) {
        this.desk = desk;
        this.decisions = decisions;
        this.directory = directory;
        this.workspaces = workspaces;
    }

    @POST
    @Path("/actions")
    @Operation(summary = "Agree on an action with exactly one accountable owner; the tracker makes it")
    @APIResponse(responseCode = "201", description = "What was agreed; the same Idempotency-Key agrees on it once")
    public Uni<Response> agree(
            String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = PlanBody.Agreement.class)))
                    @NotNull
                    JsonNode body) {
        Caller caller = desk.caller();
        UUID session = SessionDesk.id(id);
        Once once = desk.once("decision", key, body, session);
        String currency = workspaces.currency(caller.tenant());
        return decisions
                .agree(caller, session, once, desk.by(), agenda -> new AgreementForm(
                                directory, caller.tenant(), currency, earliest(caller, agenda))
                        .read(once.id(), body))
                .map(view -> Response.created(URI.create("/api/v1/sessions/" + id + "/actions"))
                        .entity(view)
                        .build());
    }

    /** The day of the meeting, when it is written down after it was held. */
    private LocalDate earliest(Caller caller, Agenda agenda) {
        LocalDate meeting = LocalDate.ofInstant(agenda.meetingAt(), workspaces.zone(caller.tenant()));
        LocalDate today = today(caller);
        return meeting.isBefore(today) ? meeting : today;
    }

    @GET
    @Path("/actions")
    @Operation(summary = "What the session has agreed on, in its order; withdrawn ones say why")
    public Uni<Map<String, List<DecisionView>>> list(String id) {
        return decisions.list(desk.caller(), SessionDesk.id(id), desk.by()).map(all -> Map.of("items", all));
    }

    @POST
    @Path("/actions/{decisionId}/withdraw")
    @Operation(summary = "Take an agreed action back, with a reason; the tracker cancels it")
    public Uni<DecisionView> withdraw(
            String id,
            String decisionId,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = SessionBody.Reason.class)))
                    @NotNull
                    JsonNode body) {
        return decisions.withdraw(
                desk.caller(), SessionDesk.id(id), desk.by(), SessionDesk.id(decisionId), Transition.reason(body));
    }

    @POST
    @Path("/close")
    @Operation(summary = "Close the session with goals for the next period, and an action or the reason for none")
    @APIResponse(responseCode = "204", description = "It is closed; its report is due in seven days")
    @APIResponse(responseCode = "422", description = "A goal is missing, or an action or the reason for none")
    public Uni<Response> close(
            String id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = PlanBody.Closing.class)))
                    @NotNull
                    JsonNode body) {
        Caller caller = desk.caller();
        ClosingForm form = ClosingForm.read(body);
        return decisions
                .close(
                        caller,
                        SessionDesk.id(id),
                        desk.by(),
                        form,
                        today(caller).plusDays(DAYS_FOR_REPORT))
                .map(done -> Response.noContent().build());
    }

    private LocalDate today(Caller caller) {
        return LocalDate.ofInstant(desk.now(), workspaces.zone(caller.tenant()));
    }
}
