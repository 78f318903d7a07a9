package dev.fupan.review.cause;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.contracts.people.Role;
import dev.fupan.kit.tenant.OpenTo;
import dev.fupan.review.session.SessionDesk;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The fishbone of a session. */
@Path("/api/v1/sessions/{id}/fishbone")
@OpenTo(roles = {Role.REP, Role.LEAD, Role.ADMIN})
@Tag(name = "causes")
class FishboneResource {

    private final SessionDesk desk;
    private final FishboneStore fishbones;
    private final CauseStore causes;

    FishboneResource(SessionDesk desk, FishboneStore fishbones, CauseStore causes) {
        this.desk = desk;
        this.fishbones = fishbones;
        this.causes = causes;
    }

    @GET
    @Operation(summary = "Causes by branch, of one problem or of all")
    public Uni<Response> get(String id, @QueryParam("problem") @Nullable String problem) {
        return causes.fishbone(desk.caller(), SessionDesk.id(id), problem, desk.by())
                .map(view -> Response.ok(view)
                        .tag(Long.toString(view.version()))
                        .header("Cache-Control", "private")
                        .build());
    }

    @PUT
    @Operation(summary = "Choose other branches; by a facilitator")
    public Uni<Response> choose(
            String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = CauseBody.Branches.class)))
                    @NotNull
                    JsonNode body) {
        long version = SessionDesk.version(ifMatch);
        return fishbones
                .choose(desk.caller(), SessionDesk.id(id), version, CauseForm.branches(body), desk.by())
                .map(branches -> Response.ok(branches)
                        .tag(Long.toString(branches.version()))
                        .build());
    }
}
