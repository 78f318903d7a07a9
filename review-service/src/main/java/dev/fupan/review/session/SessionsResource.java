package dev.fupan.review.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.contracts.people.Role;
import dev.fupan.kit.page.Cursor;
import dev.fupan.kit.page.Page;
import dev.fupan.kit.people.Directory;
import dev.fupan.kit.tenant.Caller;
import dev.fupan.kit.tenant.OpenTo;
import dev.fupan.review.template.Templates;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Review sessions of the caller's workspace. */
@Path("/api/v1/sessions")
@OpenTo(roles = {Role.REP, Role.LEAD, Role.ADMIN})
@Tag(name = "sessions")
class SessionsResource {

    private final SessionDesk desk;
    private final SessionStore sessions;
    private final SessionListStore lists;
    private final Directory directory;
    private final Templates templates;

    SessionsResource(
            SessionDesk desk, SessionStore sessions, SessionListStore lists, Directory directory, Templates templates) {
        this.desk = desk;
        this.sessions = sessions;
        this.lists = lists;
        this.directory = directory;
        this.templates = templates;
    }

    @POST
    @Operation(summary = "Schedule a session; whoever names no participants leads it alone")
    @APIResponse(responseCode = "201", description = "The session; goalVague says whether its goal leads nowhere")
    public Uni<Response> create(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = SessionBody.New.class)))
                    @NotNull
                    JsonNode body) {
        Caller caller = desk.caller();
        SessionForm.New asked = new SessionForm(directory, templates, caller.tenant()).read(body);
        Once once = desk.once("session", key, body);
        Booking booking = new Booking(
                once.id(),
                caller.tenant(),
                asked.agenda(),
                asked.template(),
                CreationRule.participants(caller, asked),
                null,
                desk.by());
        return sessions.schedule(booking, once).map(held -> {
            SessionView view = SessionView.of(held);
            return Response.created(URI.create("/api/v1/sessions/" + view.id()))
                    .tag(view.tag())
                    .entity(view)
                    .build();
        });
    }

    @GET
    @OpenTo(roles = {Role.REP, Role.LEAD, Role.ADMIN})
    @Operation(summary = "The sessions that the caller may read, newest meeting first")
    public Uni<Page<SessionListStore.Item>> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("series") @Nullable String series,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        UUID seriesId = series == null ? null : SessionDesk.id(series);
        return lists.list(
                desk.caller(),
                new SessionListStore.Filter(state, kind, seriesId),
                Cursor.decode(cursor, 2),
                Page.size(limit));
    }

    @GET
    @Path("/{id}")
    @OpenTo(roles = {Role.REP, Role.LEAD, Role.ADMIN})
    @Operation(summary = "One session")
    @APIResponse(responseCode = "200", description = "The session, the version of its own fields as ETag")
    public Uni<Response> get(String id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return sessions.read(desk.caller(), SessionDesk.id(id), Right.READ, desk.by(), SessionView::of)
                .map(view -> answer(view, ifNoneMatch));
    }

    @PATCH
    @Path("/{id}")
    @Operation(summary = "Change what the session is about; by a facilitator or an admin, until it is closed")
    @APIResponse(responseCode = "412", description = "Someone else has changed it; current shows what it is now")
    public Uni<Response> change(
            String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = SessionBody.Change.class)))
                    @NotNull
                    JsonNode body) {
        Caller caller = desk.caller();
        return edit(id, ifMatch, held -> {
            Agenda next = new SessionForm(directory, templates, caller.tenant())
                    .change(held.session().agenda(), body);
            CreationRule.demandScope(caller, next);
            held.take(next);
        });
    }

    @PUT
    @Path("/{id}/participants")
    @Operation(summary = "Replace who takes part; by a facilitator or an admin, until it is closed")
    public Uni<Response> participants(
            String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = SessionBody.Members.class)))
                    @NotNull
                    JsonNode body) {
        Caller caller = desk.caller();
        var roles = new SessionForm(directory, templates, caller.tenant()).participants(body);
        return edit(id, ifMatch, held -> {
            CreationRule.demandParticipants(caller, held, roles);
            held.take(roles);
        });
    }

    @POST
    @Path("/{id}/start")
    @Operation(summary = "Begin the first phase; needs the participants that the template asks for")
    @APIResponse(responseCode = "409", description = "It has begun before or is over, or somebody is missing")
    public Uni<Response> start(String id) {
        return changed(id, Right.FACILITATE, Transition::start);
    }

    @POST
    @Path("/{id}/phase")
    @Operation(summary = "Go to another phase: on by one, back freely, over others with a reason")
    @APIResponse(responseCode = "409", description = "It is not running, or a phase is skipped without a reason")
    public Uni<Response> phase(
            String id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = SessionBody.Phase.class)))
                    @NotNull
                    JsonNode body) {
        Transition.Wish wish = Transition.wish(body);
        return changed(id, Right.FACILITATE, held -> Transition.enterPhase(held, wish));
    }

    @POST
    @Path("/{id}/cancel")
    @Operation(summary = "Call it off, with a reason, before it is closed; by a facilitator or an admin")
    public Uni<Response> cancel(
            String id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = SessionBody.Reason.class)))
                    @NotNull
                    JsonNode body) {
        String reason = Transition.reason(body);
        return changed(id, Right.OVERSEE, held -> {
            if (!held.cancel(reason)) throw Transition.refused(held, "be cancelled");
        });
    }

    @POST
    @Path("/{id}/reopen")
    @Operation(summary = "Go on with a closed session, with a reason, before its report; by a facilitator or an admin")
    public Uni<Response> reopen(
            String id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = SessionBody.Reason.class)))
                    @NotNull
                    JsonNode body) {
        String reason = Transition.reason(body);
        return changed(id, Right.OVERSEE, held -> {
            if (!held.reopen(reason)) throw Transition.refused(held, "be reopened");
        });
    }

    private Uni<Response> edit(String id, @Nullable String ifMatch, Consumer<HeldSession> work) {
        long version = SessionDesk.version(ifMatch);
        return changed(id, Right.OVERSEE, held -> {
            if (!held.isOpen()) throw Transition.refused(held, "be changed");
            SessionDesk.unchangedSince(version, held.session().version(), SessionView.of(held));
            work.accept(held);
        });
    }

    private Uni<Response> changed(String id, Right right, Consumer<HeldSession> work) {
        return sessions.change(desk.caller(), SessionDesk.id(id), right, desk.by(), held -> {
                    work.accept(held);
                    return held;
                })
                .map(held -> answer(SessionView.of(held), null));
    }

    static Response answer(SessionView view, @Nullable String ifNoneMatch) {
        String tag = view.tag();
        boolean same = ('"' + tag + '"').equals(ifNoneMatch);
        return (same ? Response.notModified() : Response.ok(view))
                .tag(tag)
                .header("Cache-Control", "private")
                .build();
    }
}
