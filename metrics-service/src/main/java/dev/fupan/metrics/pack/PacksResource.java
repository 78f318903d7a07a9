package dev.fupan.metrics.pack;

import dev.fupan.contracts.people.Role;
import dev.fupan.kit.tenant.CurrentCaller;
import dev.fupan.kit.tenant.OpenTo;
import dev.fupan.kit.tenant.Scope;
import dev.fupan.metrics.question.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Frozen packs; people meet them in their reviews, whose service freezes and replays. */
@Path("/api/v1/packs")
@OpenTo(
        roles = Role.ADMIN,
        scope = {Scope.PACKS_FREEZE, Scope.PACKS_REPLAY})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Packs")
class PacksResource {
    private static final String PATH = "/api/v1/packs/";

    private final Packs packs;
    private final Replays replays;
    private final Restatements restatements;
    private final CurrentCaller current;

    PacksResource(Packs packs, Replays replays, Restatements restatements, CurrentCaller current) {
        this.packs = packs;
        this.replays = replays;
        this.restatements = restatements;
        this.current = current;
    }

    @POST
    @OpenTo(scope = Scope.PACKS_FREEZE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "freeze", summary = "Freezes the numbers of a period; the same key gives the same pack")
    public Uni<Response> freeze(@HeaderParam("Idempotency-Key") @Nullable String key, @Nullable String body) {
        PackAsked asked = PackAsked.of(body == null ? "" : body);
        if (!asked.key().equals(key)) {
            throw Refusal.of("Idempotency-Key", "The header Idempotency-Key is " + asked.key() + ", as the body says.");
        }
        return packs.freeze(current.tenant(), asked).map(pack -> Response.created(URI.create(PATH + pack.id()))
                .tag(new EntityTag(pack.hash()))
                .entity(pack.body())
                .build());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "pack", summary = "A pack as it was frozen")
    public Uni<Response> pack(@PathParam("id") String id, @Context Request request) {
        return packs.pack(current.tenant(), id).map(pack -> {
            EntityTag tag = new EntityTag(pack.hash());
            Response.ResponseBuilder held = request.evaluatePreconditions(tag);
            Response.ResponseBuilder response = held == null ? Response.ok(pack.body()) : held;
            return response.tag(tag)
                    .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                    .build();
        });
    }

    @POST
    @OpenTo(scope = Scope.PACKS_REPLAY)
    @Path("/{id}/replays")
    @Operation(operationId = "replay", summary = "Computes a pack again, up to its position: mode sets, or log")
    public Uni<Response> replay(@PathParam("id") String id, @QueryParam("mode") @DefaultValue("sets") String mode) {
        return replays.begin(current.tenant(), id, Replay.Mode.of(mode)).map(number -> Response.accepted()
                .location(URI.create(PATH + id + "/replays/" + number))
                .build());
    }

    @GET
    @Path("/{id}/replays/{number}")
    @Operation(operationId = "replayed", summary = "What a replay gave")
    public Uni<String> replayed(@PathParam("id") String id, @PathParam("number") int number) {
        return replays.replay(current.tenant(), id, number);
    }

    @GET
    @Path("/{id}/restatements")
    @Operation(operationId = "restatements", summary = "The latest word on each number that is another by now")
    public Uni<String> restatements(@PathParam("id") String id) {
        return restatements.of(current.tenant(), id);
    }
}
