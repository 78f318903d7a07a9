package dev.fupan.actions.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.contracts.people.Role;
import dev.fupan.kit.page.Cursor;
import dev.fupan.kit.page.Page;
import dev.fupan.kit.problem.ProblemType;
import dev.fupan.kit.tenant.OpenTo;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.SortedSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Endpoints of the workspace's webhooks. */
@Path("/api/v1/webhooks")
@OpenTo(roles = Role.ADMIN)
@Tag(name = "webhooks")
class WebhooksResource {

    /** What a rotation may be told; nothing = a day. */
    record Rotation(
            @Schema(description = "how long the secret before signs as well", examples = "PT24H") @Nullable
            String overlap) {}

    private final WebhookDesk desk;

    WebhooksResource(WebhookDesk desk) {
        this.desk = desk;
    }

    @GET
    @Path("/event-types")
    @Operation(summary = "What an endpoint can be told")
    public Map<String, SortedSet<String>> eventTypes() {
        return Map.of("items", EventTypes.ALL);
    }

    @POST
    @Operation(
            summary = "Name a URL to be told what happens from now on",
            description =
                    "Signed as Standard Webhooks say (webhook-id, webhook-timestamp, webhook-signature). Any answer"
                            + " of 2xx within 15 seconds is a receipt; anything else is tried again over three days, 410 ends it.")
    @APIResponse(responseCode = "201", description = "The endpoint with its secret, which is never shown again")
    @APIResponse(responseCode = "422", description = "The URL cannot be sent to, or a type is not known")
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = EndpointForm.class)))
    public Uni<Response> create(@NotNull JsonNode body) {
        return desk.create(EndpointForm.read(body, true))
                .map(made -> Response.created(URI.create("/api/v1/webhooks/" + made.id()))
                        .tag(Long.toString(made.revision()))
                        .header("Cache-Control", "no-store")
                        .entity(made)
                        .build());
    }

    @GET
    @Operation(summary = "All endpoints")
    public Uni<Page<EndpointView>> list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        int size = Page.size(limit);
        Cursor place = Cursor.decode(cursor, 1);
        return desk.list(place == null ? null : placed(place), size + 1)
                .map(found ->
                        Page.of(found, size, last -> Cursor.after(last.id().toString())));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One endpoint, its revision as ETag")
    public Uni<Response> get(String id) {
        return desk.show(id).map(WebhooksResource::answer);
    }

    @PATCH
    @Path("/{id}")
    @Operation(summary = "Change the URL, the description or the types; deliveries that wait go to the new URL")
    @APIResponse(responseCode = "412", description = "Someone else has changed it")
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = EndpointForm.class)))
    public Uni<Response> change(String id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull JsonNode body) {
        return desk.change(id, ifMatch, EndpointForm.read(body, false)).map(WebhooksResource::answer);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Forget an endpoint with all its deliveries")
    @APIResponse(responseCode = "204", description = "It is gone")
    public Uni<Response> delete(String id) {
        return desk.delete(id).replaceWith(Response.noContent().build());
    }

    @POST
    @Path("/{id}/disable")
    @Operation(summary = "Tell it nothing more; what waits becomes dead and can be sent again")
    public Uni<Response> disable(String id) {
        return desk.disable(id).map(WebhooksResource::answer);
    }

    @POST
    @Path("/{id}/enable")
    @Operation(summary = "Tell it again, from now on")
    public Uni<Response> enable(String id) {
        return desk.enable(id).map(WebhooksResource::answer);
    }

    @POST
    @Path("/{id}/rotate")
    @Operation(summary = "Make a new secret; for a while the one before signs as well")
    @APIResponse(responseCode = "200", description = "The endpoint with its new secret, which is never shown again")
    @RequestBody(
            required = false,
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Rotation.class)))
    public Uni<Response> rotate(String id, @Nullable JsonNode body) {
        return desk.rotate(id, body).map(view -> Response.ok(view)
                .tag(Long.toString(view.revision()))
                .header("Cache-Control", "no-store")
                .build());
    }

    private static UUID placed(Cursor place) {
        try {
            return UUID.fromString(place.key().get(0));
        } catch (IllegalArgumentException notOurs) {
            throw ProblemType.MALFORMED
                    .because("The cursor is not one of this list.")
                    .asException();
        }
    }

    private static Response answer(EndpointView view) {
        return Response.ok(view)
                .tag(Long.toString(view.revision()))
                .header("Cache-Control", "private")
                .build();
    }
}
