package dev.fupan.review.problem;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.contracts.people.Role;
import dev.fupan.kit.page.Cursor;
import dev.fupan.kit.page.Page;
import dev.fupan.kit.problem.ProblemType;
import dev.fupan.kit.tenant.OpenTo;
import dev.fupan.review.history.HistoryView;
import dev.fupan.review.session.SessionBody;
import dev.fupan.review.session.SessionDesk;
import dev.fupan.review.session.Transition;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
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

/** What is wrong, by the numbers of a session. */
@Path("/api/v1/sessions/{id}")
@OpenTo(roles = {Role.REP, Role.LEAD, Role.ADMIN})
@Tag(name = "problems")
class ProblemsResource {

    private final SessionDesk desk;
    private final ProblemStore problems;

    ProblemsResource(SessionDesk desk, ProblemStore problems) {
        this.desk = desk;
        this.problems = problems;
    }

    @GET
    @Path("/problems")
    @Operation(summary = "The problems of the session, the largest impact first")
    public Uni<Page<ProblemView.Ranked>> list(String id) {
        return problems.list(desk.caller(), SessionDesk.id(id), desk.by()).map(all -> new Page<>(all, null));
    }

    @GET
    @Path("/problem-suggestions")
    @Operation(summary = "What the newest pack shows to be wrong, the largest shortfall first")
    public Uni<Page<Suggestion>> suggestions(String id) {
        return problems.suggestions(desk.caller(), SessionDesk.id(id), desk.by())
                .onItem()
                .ifNull()
                .failWith(() -> ProblemType.CONFLICT
                        .because("Freeze the facts of this session first.")
                        .asException())
                .map(all -> new Page<>(all, null));
    }

    @POST
    @Path("/problems")
    @OpenTo(roles = {Role.REP, Role.LEAD, Role.ADMIN})
    @Operation(summary = "Take up a problem; it names a number of a pack of the session")
    public Uni<Response> add(
            String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = ProblemBody.New.class)))
                    @NotNull
                    JsonNode body) {
        UUID session = SessionDesk.id(id);
        return problems.add(desk.caller(), session, desk.once("problem", key, body, session), body, desk.by())
                .map(view -> Response.created(URI.create("/api/v1/sessions/" + id + "/problems/" + view.id()))
                        .tag(Long.toString(view.version()))
                        .entity(view)
                        .build());
    }

    @GET
    @Path("/problems/{problem}")
    @Operation(summary = "One problem")
    public Uni<Response> get(String id, String problem) {
        return problems.get(desk.caller(), SessionDesk.id(id), SessionDesk.id(problem), desk.by())
                .map(ProblemsResource::answer);
    }

    @PATCH
    @Path("/problems/{problem}")
    @OpenTo(roles = {Role.REP, Role.LEAD, Role.ADMIN})
    @Operation(summary = "Say it better or weigh it anew; what is left out stays")
    public Uni<Response> change(
            String id,
            String problem,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = ProblemBody.Change.class)))
                    @NotNull
                    JsonNode body) {
        return problems.change(
                        desk.caller(),
                        SessionDesk.id(id),
                        SessionDesk.id(problem),
                        SessionDesk.version(ifMatch),
                        body,
                        desk.by())
                .map(ProblemsResource::answer);
    }

    @POST
    @Path("/problems/{problem}/drop")
    @OpenTo(roles = {Role.REP, Role.LEAD, Role.ADMIN})
    @Operation(summary = "Leave it aside, with a reason")
    public Uni<Response> drop(
            String id,
            String problem,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = SessionBody.Reason.class)))
                    @NotNull
                    JsonNode body) {
        return problems.drop(
                        desk.caller(),
                        SessionDesk.id(id),
                        SessionDesk.id(problem),
                        SessionDesk.version(ifMatch),
                        Transition.reason(body),
                        desk.by())
                .map(ProblemsResource::answer);
    }

    @POST
    @Path("/problems/{problem}/take-up")
    @OpenTo(roles = {Role.REP, Role.LEAD, Role.ADMIN})
    @Operation(summary = "Take up again what was dropped")
    public Uni<Response> takeUp(String id, String problem, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return problems.takeUpAgain(
                        desk.caller(),
                        SessionDesk.id(id),
                        SessionDesk.id(problem),
                        SessionDesk.version(ifMatch),
                        desk.by())
                .map(ProblemsResource::answer);
    }

    @POST
    @Path("/problems/{problem}/make-core")
    @OpenTo(roles = {Role.REP, Role.LEAD, Role.ADMIN})
    @Operation(summary = "Make it the one result problem that the session is about; by a facilitator")
    public Uni<Response> makeCore(String id, String problem) {
        return problems.makeCore(desk.caller(), SessionDesk.id(id), SessionDesk.id(problem), desk.by())
                .map(ProblemsResource::answer);
    }

    @GET
    @Path("/problems/{problem}/history")
    @Operation(summary = "Who changed what, when, from what and to what; oldest first")
    public Uni<Page<HistoryView>> history(
            String id,
            String problem,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        return problems.history(
                desk.caller(),
                SessionDesk.id(id),
                SessionDesk.id(problem),
                desk.by(),
                Cursor.decode(cursor, 2),
                Page.size(limit));
    }

    private static Response answer(ProblemView view) {
        return Response.ok(view)
                .tag(Long.toString(view.version()))
                .header("Cache-Control", "private")
                .build();
    }
}
