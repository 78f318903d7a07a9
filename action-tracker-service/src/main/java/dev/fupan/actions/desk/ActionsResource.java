package dev.fupan.actions.desk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.actions.action.ActionStore;
import dev.fupan.actions.action.Plan;
import dev.fupan.actions.action.Setting;
import dev.fupan.actions.action.Status;
import dev.fupan.actions.action.Tracked;
import dev.fupan.contracts.action.Origin;
import dev.fupan.contracts.people.Role;
import dev.fupan.kit.form.Form;
import dev.fupan.kit.form.Violation;
import dev.fupan.kit.people.Directory;
import dev.fupan.kit.tenant.Caller;
import dev.fupan.kit.tenant.OpenTo;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Actions of the caller's workspace, one at a time. */
@Path("/api/v1/actions")
@OpenTo(roles = {Role.REP, Role.LEAD, Role.ADMIN})
@Tag(name = "actions")
class ActionsResource {

    private static final int REASON = 500;

    private final ActionDesk desk;
    private final ActionStore actions;
    private final Directory directory;
    private final Permit permit;

    ActionsResource(ActionDesk desk, ActionStore actions, Directory directory, Permit permit) {
        this.desk = desk;
        this.actions = actions;
        this.directory = directory;
        this.permit = permit;
    }

    @POST
    @OpenTo(roles = {Role.LEAD, Role.ADMIN})
    @Operation(summary = "Make an action by hand, with exactly one accountable owner")
    @APIResponse(responseCode = "201", description = "The action; missing[] says what it lacks to be concrete")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ActionBodies.NewAction.class)))
    public Uni<Response> create(@NotNull JsonNode body) {
        Caller caller = desk.caller();
        Setting setting = desk.setting();
        ActionForm.New asked = new ActionForm(directory, caller.tenant(), setting.currency()).read(body);
        permit.demandDecides(caller, asked.plan().ownerId(), "give somebody an action");
        UUID id = UUID.randomUUID();
        Origin origin = new Origin("manual", asked.reviewId(), null, null, null, null, null, null);
        Tracked fresh = Tracked.create(
                id, caller.tenant(), asked.plan(), origin, 0, asked.checkpoints(), null, setting, desk.by());
        return actions.create(fresh).chain(() -> desk.show(id)).map(view -> Response.created(
                        URI.create("/api/v1/actions/" + id))
                .tag(view.tag())
                .entity(view)
                .build());
    }

    @GET
    @Path("/{id}")
    @OpenTo(roles = {Role.VIEWER, Role.REP, Role.LEAD, Role.ADMIN})
    @Operation(summary = "One action with its checkpoints; for others than those concerned, what it is and how far")
    @APIResponse(responseCode = "200", description = "The action, its revision as ETag")
    @APIResponse(responseCode = "304", description = "It is as the client has it")
    public Uni<Response> get(String id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return desk.show(ActionDesk.id(id)).map(view -> answer(view, ifNoneMatch));
    }

    @PATCH
    @Path("/{id}")
    @Operation(summary = "Change what is agreed; by a lead of the owner's team or an admin")
    @APIResponse(responseCode = "412", description = "Someone else has changed it")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ActionBodies.Change.class)))
    public Uni<Response> change(String id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull JsonNode body) {
        Caller caller = desk.caller();
        String currency = desk.setting().currency();
        return desk.change(ActionDesk.id(id), Refusals.revision(ifMatch), tracked -> {
                    permit.demandDecides(caller, tracked.action().ownerId(), "change what is agreed");
                    Plan next = new ActionForm(directory, caller.tenant(), currency)
                            .change(tracked.action().plan(), body);
                    permit.demandDecides(caller, next.ownerId(), "give somebody an action");
                    tracked.replan(next, null);
                })
                .map(view -> answer(view, null));
    }

    @PUT
    @Path("/{id}/status")
    @Operation(summary = "Move it on: not_started, in_progress, blocked, done, verified, cancelled")
    @APIResponse(responseCode = "409", description = "There is no such way; possible[] says which there are")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ActionBodies.Move.class)))
    public Uni<Response> move(String id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull JsonNode body) {
        Caller caller = desk.caller();
        var found = new ArrayList<Violation>();
        Form field = new Form(body, "", found, Set.of("to", "reason"));
        String to = field.oneOf("to", Status.WORDS, null);
        String reason = field.optional("reason", REASON);
        Violation.throwIfAny(found);
        return desk.change(ActionDesk.id(id), Refusals.revision(ifMatch), tracked -> {
                    demand(caller, tracked, to);
                    if (!tracked.move(to, reason)) throw Refusals.noSuchMove(tracked, to);
                })
                .map(view -> answer(view, null));
    }

    private void demand(Caller caller, Tracked tracked, String to) {
        if (to.equals("verified")) permit.demandVerifies(caller, tracked);
        else if (to.equals("cancelled"))
            permit.demandDecides(caller, tracked.action().ownerId(), "cancel an action");
        else permit.demandWorksOn(caller, tracked.action());
    }

    static Response answer(ActionView view, @Nullable String ifNoneMatch) {
        String tag = '"' + view.tag() + '"';
        if (tag.equals(ifNoneMatch))
            return Response.notModified()
                    .tag(view.tag())
                    .header("Cache-Control", "private")
                    .build();
        return Response.ok(view)
                .tag(view.tag())
                .header("Cache-Control", "private")
                .build();
    }
}
