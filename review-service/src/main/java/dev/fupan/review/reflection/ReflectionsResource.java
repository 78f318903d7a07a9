package dev.fupan.review.reflection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.contracts.people.Role;
import dev.fupan.kit.tenant.OpenTo;
import dev.fupan.review.session.SessionDesk;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What participants write down by themselves, and what becomes of it. */
@Path("/api/v1/sessions/{id}")
@OpenTo(roles = {Role.REP, Role.LEAD, Role.ADMIN})
@Tag(name = "reflections")
class ReflectionsResource {

    private static final String EXAMPLE = "{\"text\": \"We call new leads on the third day\", \"anonymous\": true}";

    private final SessionDesk desk;
    private final ReflectionStore reflections;
    private final RevealStore reveals;

    ReflectionsResource(SessionDesk desk, ReflectionStore reflections, RevealStore reveals) {
        this.desk = desk;
        this.reflections = reflections;
        this.reveals = reveals;
    }

    @GET
    @Path("/reflections")
    @Operation(
            summary = "What is revealed, the caller's own that is not, and how many others wait",
            description = "Before they are revealed, reflections are open to their writers alone, not to facilitators"
                    + " or admins. Of anonymous ones no answer names the writer or a time, neither before nor after.")
    public Uni<Response> table(String id) {
        return reflections.table(desk.caller(), SessionDesk.id(id), desk.by()).map(table -> Response.ok(table)
                .header("Cache-Control", "no-store")
                .build());
    }

    @POST
    @Path("/reflections")
    @Operation(summary = "Write something down; until it is revealed nobody else sees it")
    @APIResponse(responseCode = "201", description = "What was written, its version as ETag")
    public Uni<Response> write(
            String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = ReflectionBody.class),
                                            examples = @ExampleObject(name = "anonymous", value = EXAMPLE)))
                    @NotNull
                    JsonNode body) {
        ReflectionText text = ReflectionText.read(body);
        return reflections
                .write(
                        desk.caller(),
                        SessionDesk.id(id),
                        key == null ? null : SessionDesk.checked(key),
                        desk.by(),
                        text)
                .map(view -> answer(
                        Response.created(URI.create("/api/v1/sessions/" + id + "/reflections/" + view.id())), view));
    }

    @PUT
    @Path("/reflections/{reflection}")
    @Operation(summary = "Write one's own anew, also with or without one's name, until it is revealed")
    @APIResponse(responseCode = "409", description = "It has been revealed and stays as it was written")
    @APIResponse(responseCode = "412", description = "It was changed elsewhere; current shows what it is now")
    public Uni<Response> rewrite(
            String id,
            String reflection,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = ReflectionBody.class),
                                            examples = @ExampleObject(name = "anonymous", value = EXAMPLE)))
                    @NotNull
                    JsonNode body) {
        long version = SessionDesk.version(ifMatch);
        ReflectionText text = ReflectionText.read(body);
        return reflections
                .rewrite(desk.caller(), SessionDesk.id(id), desk.by(), SessionDesk.id(reflection), version, text)
                .map(view -> answer(Response.ok(), view));
    }

    @DELETE
    @Path("/reflections/{reflection}")
    @Operation(summary = "Throw one's own away, until it is revealed")
    @APIResponse(responseCode = "204", description = "It is gone")
    public Uni<Response> discard(String id, String reflection, @HeaderParam("If-Match") @Nullable String ifMatch) {
        long version = SessionDesk.version(ifMatch);
        return reflections
                .discard(desk.caller(), SessionDesk.id(id), desk.by(), SessionDesk.id(reflection), version)
                .map(gone -> Response.noContent().build());
    }

    @POST
    @Path("/reflections/reveal")
    @Operation(
            summary = "Show everyone what everyone has written, in an order drawn by lot; by a facilitator",
            description = "Each becomes a reflection with a new id under a theme of its own.")
    @APIResponse(responseCode = "200", description = "What was revealed; warning when it came from fewer than three")
    public Uni<RevealStore.Revealed> reveal(String id) {
        return reveals.reveal(desk.caller(), SessionDesk.id(id), desk.by());
    }

    private static Response answer(Response.ResponseBuilder response, OwnView view) {
        return response.entity(view)
                .tag(Long.toString(view.version()))
                .header("Cache-Control", "no-store")
                .build();
    }
}
