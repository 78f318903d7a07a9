package dev.fupan.review.material;

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
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is to be collected before a session. */
@Path("/api/v1/sessions/{id}/materials")
@OpenTo(roles = {Role.REP, Role.LEAD, Role.ADMIN})
@Tag(name = "materials")
class MaterialsResource {

    private final SessionDesk desk;
    private final MaterialStore materials;

    MaterialsResource(SessionDesk desk, MaterialStore materials) {
        this.desk = desk;
        this.materials = materials;
    }

    /** @param ready how many of the items are there */
    record Checklist(List<MaterialView> items, long ready, boolean complete) {

        static Checklist of(List<MaterialView> items) {
            long ready = items.stream().filter(MaterialView::ready).count();
            return new Checklist(items, ready, ready == items.size());
        }
    }

    @GET
    @Operation(summary = "The checklist: what is there, where, and how far its data can be trusted")
    public Uni<Checklist> list(String id) {
        return materials.list(desk.caller(), SessionDesk.id(id), desk.by()).map(Checklist::of);
    }

    @PUT
    @Path("/{key}")
    @Operation(summary = "Say what is there; If-Match is its version, 0 at first")
    public Uni<Response> put(
            String id,
            String key,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = MaterialBody.class)))
                    @NotNull
                    JsonNode body) {
        MaterialForm form = MaterialForm.read(body);
        return materials
                .put(desk.caller(), SessionDesk.id(id), desk.by(), key, SessionDesk.version(ifMatch), form)
                .map(view ->
                        Response.ok(view).tag(Long.toString(view.version())).build());
    }
}
