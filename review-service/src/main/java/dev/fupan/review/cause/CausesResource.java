package dev.fupan.review.cause;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.contracts.people.Role;
import dev.fupan.kit.page.Cursor;
import dev.fupan.kit.page.Page;
import dev.fupan.kit.tenant.OpenTo;
import dev.fupan.review.history.HistoryView;
import dev.fupan.review.session.Once;
import dev.fupan.review.session.SessionBody;
import dev.fupan.review.session.SessionDesk;
import dev.fupan.review.session.Transition;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Why the problems of a session are there. */
@Path("/api/v1/sessions/{id}/causes")
@OpenTo(roles = {Role.REP, Role.LEAD, Role.ADMIN})
@Tag(name = "causes")
class CausesResource {

    private final SessionDesk desk;
    private final CauseStore causes;

    CausesResource(SessionDesk desk, CauseStore causes) {
        this.desk = desk;
        this.causes = causes;
    }

    @GET
    @OpenTo(roles = {Role.REP, Role.LEAD, Role.ADMIN})
    @Operation(summary = "The causes of the session, the controllable first")
    public Uni<Page<CauseView>> list(String id, @QueryParam("problem") @Nullable String problem) {
        return causes.list(desk.caller(), SessionDesk.id(id), desk.by())
                .map(all -> new Page<>(
                        all.stream()
                                .filter(one ->
                                        problem == null || one.problemId().equals(problem))
                                .toList(),
                        null));
    }

    @POST
    @Operation(summary = "Put down a cause: what shows, what lies behind it, and the first guess")
    public Uni<Response> add(
            String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = CauseBody.New.class)))
                    @NotNull
                    JsonNode body) {
        UUID session = SessionDesk.id(id);
        return causes.add(desk.caller(), session, desk.once("cause", key, body, session), body, desk.by())
                .map(view -> Response.created(URI.create("/api/v1/sessions/" + id + "/causes/" + view.id()))
                        .tag(Long.toString(view.version()))
                        .entity(view)
                        .build());
    }

    @GET
    @Path("/{cause}")
    @OpenTo(roles = {Role.REP, Role.LEAD, Role.ADMIN})
    @Operation(summary = "One cause with its chain and what it rests on")
    public Uni<Response> get(String id, String cause) {
        return causes.get(desk.caller(), SessionDesk.id(id), SessionDesk.id(cause), desk.by())
                .map(CausesResource::answer);
    }

    @PATCH
    @Path("/{cause}")
    @Operation(summary = "Go on with a draft; what is left out stays")
    public Uni<Response> change(
            String id,
            String cause,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = CauseBody.Change.class)))
                    @NotNull
                    JsonNode body) {
        UUID session = SessionDesk.id(id);
        long version = SessionDesk.version(ifMatch);
        return causes.change(desk.caller(), session, SessionDesk.id(cause), version, body, desk.by())
                .map(CausesResource::answer);
    }

    @POST
    @Path("/{cause}/conclude")
    @Operation(summary = "Conclude it; needs deepCause, verification, controllable and a chain")
    public Uni<Response> conclude(String id, String cause, @HeaderParam("If-Match") @Nullable String ifMatch) {
        UUID session = SessionDesk.id(id);
        long version = SessionDesk.version(ifMatch);
        return causes.conclude(desk.caller(), session, SessionDesk.id(cause), version, desk.by())
                .map(CausesResource::answer);
    }

    @POST
    @Path("/{cause}/reopen")
    @Operation(summary = "Make it a draft again, with a reason")
    public Uni<Response> reopen(
            String id,
            String cause,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = SessionBody.Reason.class)))
                    @NotNull
                    JsonNode body) {
        return leave(id, cause, ifMatch, Cause.DRAFT, body);
    }

    @POST
    @Path("/{cause}/drop")
    @Operation(summary = "Drop it, with a reason")
    public Uni<Response> drop(
            String id,
            String cause,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = SessionBody.Reason.class)))
                    @NotNull
                    JsonNode body) {
        return leave(id, cause, ifMatch, Cause.DROPPED, body);
    }

    private Uni<Response> leave(String id, String cause, @Nullable String ifMatch, String next, JsonNode body) {
        UUID session = SessionDesk.id(id);
        long version = SessionDesk.version(ifMatch);
        String reason = Transition.reason(body);
        return causes.leave(desk.caller(), session, SessionDesk.id(cause), version, next, reason, desk.by())
                .map(CausesResource::answer);
    }

    @POST
    @Path("/{cause}/evidence")
    @Operation(summary = "Say what it rests on: a number of a pack, events, a document, an interview")
    public Uni<Response> addEvidence(
            String id,
            String cause,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = CauseBody.Proof.class)))
                    @NotNull
                    JsonNode body) {
        UUID of = SessionDesk.id(cause);
        Once evidence = desk.once("evidence", key, body, of);
        return causes.addEvidence(desk.caller(), SessionDesk.id(id), of, evidence, body, desk.by())
                .map(view -> Response.created(URI.create("/api/v1/sessions/" + id + "/causes/" + view.id()))
                        .tag(Long.toString(view.version()))
                        .entity(view)
                        .build());
    }

    @DELETE
    @Path("/{cause}/evidence/{evidence}")
    @Operation(summary = "Take away what a draft does not rest on")
    public Uni<Response> removeEvidence(String id, String cause, String evidence) {
        UUID session = SessionDesk.id(id);
        return causes.removeEvidence(desk.caller(), session, SessionDesk.id(cause), SessionDesk.id(evidence), desk.by())
                .map(CausesResource::answer);
    }

    @GET
    @Path("/{cause}/history")
    @Operation(summary = "Who changed what, when, from what and to what; oldest first")
    public Uni<Page<HistoryView>> history(
            String id,
            String cause,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        UUID session = SessionDesk.id(id);
        Cursor after = Cursor.decode(cursor, 2);
        return causes.history(desk.caller(), session, SessionDesk.id(cause), desk.by(), after, Page.size(limit));
    }

    private static Response answer(CauseView view) {
        return Response.ok(view)
                .tag(Long.toString(view.version()))
                .header("Cache-Control", "private")
                .build();
    }
}
