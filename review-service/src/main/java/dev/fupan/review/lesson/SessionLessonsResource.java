package dev.fupan.review.lesson;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.contracts.people.Role;
import dev.fupan.kit.page.Page;
import dev.fupan.kit.tenant.OpenTo;
import dev.fupan.review.session.SessionDesk;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a session teaches, and what earlier ones have taught for it. */
@Path("/api/v1/sessions/{id}")
@OpenTo(roles = {Role.REP, Role.LEAD, Role.ADMIN})
@Tag(name = "lessons")
class SessionLessonsResource {

    private final SessionDesk desk;
    private final LessonStore lessons;

    SessionLessonsResource(SessionDesk desk, LessonStore lessons) {
        this.desk = desk;
        this.lessons = lessons;
    }

    @POST
    @Path("/lessons")
    @OpenTo(roles = {Role.LEAD, Role.ADMIN})
    @Operation(summary = "Record a lesson; without a scope it has that of the session")
    public Uni<Response> record(
            String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = LessonBody.New.class)))
                    @NotNull
                    JsonNode body) {
        UUID session = SessionDesk.id(id);
        return lessons.record(desk.caller(), session, desk.once("lesson", key, body, session), body, desk.by())
                .map(view -> Response.created(URI.create("/api/v1/lessons/" + view.id()))
                        .tag(Long.toString(view.version()))
                        .entity(view)
                        .build());
    }

    @GET
    @Path("/lessons")
    @Operation(summary = "The lessons of this session")
    public Uni<Page<LessonView>> ofSession(String id) {
        return lessons.ofSession(desk.caller(), SessionDesk.id(id), desk.by()).map(all -> new Page<>(all, null));
    }

    @GET
    @Path("/lessons-learned")
    @Operation(summary = "What other sessions have taught about the scope of this one; what agrees most first")
    public Uni<Page<LessonView>> learned(String id) {
        return lessons.fitting(desk.caller(), SessionDesk.id(id), desk.by()).map(all -> new Page<>(all, null));
    }
}
