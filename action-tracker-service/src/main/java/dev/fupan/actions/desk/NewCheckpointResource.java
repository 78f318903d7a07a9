package dev.fupan.actions.desk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.contracts.action.CheckpointPlan;
import dev.fupan.contracts.people.Role;
import dev.fupan.kit.people.Directory;
import dev.fupan.kit.tenant.Caller;
import dev.fupan.kit.tenant.OpenTo;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How checkpoints come to an action that exists. */
@Path("/api/v1/actions")
@OpenTo(roles = {Role.LEAD, Role.ADMIN})
@Tag(name = "checkpoints")
class NewCheckpointResource {

    private final ActionDesk desk;
    private final Directory directory;
    private final Permit permit;

    NewCheckpointResource(ActionDesk desk, Directory directory, Permit permit) {
        this.desk = desk;
        this.directory = directory;
        this.permit = permit;
    }

    @POST
    @Path("/{action}/checkpoints")
    @Operation(summary = "Add a checkpoint: an artefact, or a criterion whose window starts now")
    @APIResponse(responseCode = "201", description = "Its id")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ActionBodies.NewCheckpoint.class)))
    public Uni<Response> add(String action, @NotNull JsonNode body) {
        Caller caller = desk.caller();
        CheckpointPlan plan =
                new ActionForm(directory, caller.tenant(), desk.setting().currency()).checkpoint(body);
        return desk.changing(ActionDesk.id(action), null, tracked -> {
                    permit.demandDecides(caller, tracked.action().ownerId(), "add a checkpoint");
                    String status = tracked.action().status().word();
                    if (Set.of("cancelled", "verified").contains(status))
                        throw Refusals.conflict("The action is " + status + "; make a new one.");
                    tracked.add(plan);
                    return plan.checkpointId();
                })
                .map(CheckpointsResource::created);
    }
}
