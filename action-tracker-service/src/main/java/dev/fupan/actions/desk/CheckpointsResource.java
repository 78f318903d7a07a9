package dev.fupan.actions.desk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.contracts.action.CheckpointPlan;
import dev.fupan.contracts.action.Criterion;
import dev.fupan.contracts.people.Role;
import dev.fupan.kit.form.Form;
import dev.fupan.kit.form.Violation;
import dev.fupan.kit.people.Directory;
import dev.fupan.kit.tenant.Caller;
import dev.fupan.kit.tenant.OpenTo;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Checkpoints: what they wait for, what their looks said, and how they end. */
@Path("/api/v1/checkpoints")
@OpenTo(roles = {Role.LEAD, Role.ADMIN})
@Tag(name = "checkpoints")
class CheckpointsResource {

    private static final int REASON = 500;

    private final ActionDesk desk;
    private final ActionViewStore views;
    private final Directory directory;
    private final Permit permit;

    CheckpointsResource(ActionDesk desk, ActionViewStore views, Directory directory, Permit permit) {
        this.desk = desk;
        this.views = views;
        this.directory = directory;
        this.permit = permit;
    }

    @GET
    @Path("/{id}")
    @OpenTo(roles = {Role.VIEWER, Role.REP, Role.LEAD, Role.ADMIN})
    @Operation(summary = "A checkpoint with its looks: value, n, interval, position, method, verdict, decision")
    public Uni<CheckpointView> get(String id) {
        return view(ActionDesk.id(id));
    }

    private Uni<CheckpointView> view(UUID id) {
        return views.checkpoint(desk.caller().tenant(), id, desk.time())
                .onItem()
                .ifNull()
                .failWith(Refusals::unknown)
                .chain(view -> desk.showWhole(view.actionId()).replaceWith(view));
    }

    @POST
    @Path("/{id}/cancel")
    @Operation(summary = "Wait no longer for it; its looks stay")
    @APIResponse(responseCode = "409", description = "It does not wait any more")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ActionBodies.Reason.class)))
    public Uni<CheckpointView> cancel(String id, @NotNull JsonNode body) {
        Caller caller = desk.caller();
        List<Violation> found = new ArrayList<>();
        String reason = new Form(body, "", found, Set.of("reason")).required("reason", REASON);
        Violation.throwIfAny(found);
        UUID checkpoint = ActionDesk.id(id);
        return view(checkpoint)
                .chain(view -> desk.changing(view.actionId(), null, tracked -> {
                    permit.demandDecides(caller, tracked.action().ownerId(), "cancel a checkpoint");
                    if (!tracked.cancelCheckpoint(checkpoint, reason))
                        throw Refusals.conflict("This checkpoint does not wait any more.");
                    return true;
                }))
                .chain(() -> view(checkpoint));
    }

    @PUT
    @Path("/{id}/criterion")
    @Operation(summary = "Judge by another criterion: this checkpoint ends and a new one starts now")
    @APIResponse(responseCode = "201", description = "The id of the new checkpoint; both stay in the history")
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(implementation = Criterion.class)))
    public Uni<Response> replace(String id, @NotNull JsonNode criterion) {
        Caller caller = desk.caller();
        CheckpointPlan plan =
                new ActionForm(directory, caller.tenant(), desk.setting().currency()).criterion(criterion);
        UUID checkpoint = ActionDesk.id(id);
        return view(checkpoint)
                .chain(view -> desk.changing(view.actionId(), null, tracked -> {
                    permit.demandDecides(caller, tracked.action().ownerId(), "change a criterion");
                    if (!tracked.replaceCriterion(checkpoint, plan, "another criterion follows"))
                        throw Refusals.conflict("This checkpoint has no criterion that is still waited for.");
                    return plan.checkpointId();
                }))
                .map(CheckpointsResource::created);
    }

    static Response created(String id) {
        return Response.created(URI.create("/api/v1/checkpoints/" + id))
                .entity(Map.of("id", id))
                .build();
    }
}
