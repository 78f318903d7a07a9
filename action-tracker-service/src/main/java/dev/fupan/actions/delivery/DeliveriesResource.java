package dev.fupan.actions.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.actions.webhook.EventTypes;
import dev.fupan.contracts.people.Role;
import dev.fupan.kit.page.Cursor;
import dev.fupan.kit.page.Page;
import dev.fupan.kit.tenant.OpenTo;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What an endpoint has been told, is being told and could not be told. */
@Path("/api/v1/webhooks/{id}")
@OpenTo(roles = Role.ADMIN)
@Tag(name = "webhooks")
class DeliveriesResource {

    /** Which dead deliveries to send again. */
    record Resend(
            @Schema(description = "dead deliveries made at this time or later", examples = "2026-11-23T00:00:00Z")
            @Nullable
            String since) {}

    private final DeliveryDesk desk;

    DeliveriesResource(DeliveryDesk desk) {
        this.desk = desk;
    }

    @POST
    @Path("/ping")
    @Operation(summary = "Send a test event of type " + EventTypes.PING + " and see in its delivery what came of it")
    @APIResponse(responseCode = "202", description = "The Location is the delivery")
    @APIResponse(responseCode = "409", description = "The endpoint is disabled")
    public Uni<Response> ping(String id) {
        return desk.ping(id).map(event -> accepted(id, event));
    }

    @GET
    @Path("/deliveries")
    @Operation(summary = "Deliveries of the last 30 days, newest first; state=dead lists what was given up")
    public Uni<Page<DeliveryView>> list(
            String id,
            @QueryParam("state") @Nullable String state,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        int size = Page.size(limit);
        return desk.list(id, state, Cursor.decode(cursor, 2), size + 1)
                .map(found -> Page.of(
                        found, size, last -> Cursor.after(last.createdAt().toString(), last.eventId())));
    }

    @GET
    @Path("/deliveries/{eventId}")
    @Operation(summary = "One delivery with its payload and every attempt: when, how long, which answer")
    public Uni<DeliveryView> get(String id, String eventId) {
        return desk.show(id, eventId);
    }

    @POST
    @Path("/deliveries/{eventId}/resend")
    @Operation(summary = "Send it again under the same webhook-id, from the beginning of the schedule")
    @APIResponse(responseCode = "202", description = "The Location is the delivery")
    @APIResponse(responseCode = "409", description = "The endpoint is disabled")
    public Uni<Response> resend(String id, String eventId) {
        return desk.resend(id, eventId).replaceWith(() -> accepted(id, eventId));
    }

    @POST
    @Path("/resend")
    @Operation(summary = "Send all dead deliveries since a time again, after an endpoint was away for long")
    @APIResponse(responseCode = "202", description = "How many there are")
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(implementation = Resend.class)))
    public Uni<Response> resendDead(String id, @NotNull JsonNode body) {
        return desk.resendDead(id, body)
                .map(count -> Response.accepted(Map.of("resent", count)).build());
    }

    private static Response accepted(String id, String event) {
        return Response.accepted()
                .location(URI.create("/api/v1/webhooks/" + id + "/deliveries/" + event))
                .build();
    }
}
