package dev.fupan.review.followup;

import dev.fupan.contracts.people.Role;
import dev.fupan.kit.tenant.Caller;
import dev.fupan.kit.tenant.OpenTo;
import dev.fupan.review.session.HeldSession;
import dev.fupan.review.session.Right;
import dev.fupan.review.session.SessionDesk;
import dev.fupan.review.session.SessionStore;
import dev.fupan.review.workspace.Workspaces;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What became of agreed actions, as the session and the next one of its series open with it. */
@Path("/api/v1/sessions/{id}")
@OpenTo(roles = {Role.REP, Role.LEAD, Role.ADMIN})
@Tag(name = "followup")
class FollowupResource {

    private final SessionDesk desk;
    private final SessionStore sessions;
    private final FollowedListStore lists;
    private final Workspaces workspaces;

    FollowupResource(SessionDesk desk, SessionStore sessions, FollowedListStore lists, Workspaces workspaces) {
        this.desk = desk;
        this.sessions = sessions;
        this.lists = lists;
        this.workspaces = workspaces;
    }

    @GET
    @Path("/followed-actions")
    @Operation(summary = "What became of the actions of this session: states, looks and verdicts")
    public Uni<Map<String, List<FollowedView>>> own(String id) {
        Caller caller = desk.caller();
        return held(id).chain(
                        held -> lists.ofSession(caller.tenant(), held.session().id(), today(caller)))
                .map(all -> Map.of("items", all));
    }

    @GET
    @Path("/earlier-actions")
    @Operation(summary = "Actions of earlier sessions of the series that are open or have moved since the last meeting")
    public Uni<Map<String, List<FollowedView>>> earlier(String id) {
        Caller caller = desk.caller();
        return held(id).chain(held -> lists.carriedOver(
                        caller.tenant(),
                        held.session().seriesId(),
                        held.session().agenda().meetingAt(),
                        today(caller)))
                .map(all -> Map.of("items", all));
    }

    private Uni<HeldSession> held(String id) {
        return sessions.read(desk.caller(), SessionDesk.id(id), Right.READ, desk.by(), held -> held);
    }

    private LocalDate today(Caller caller) {
        return LocalDate.ofInstant(desk.now(), workspaces.zone(caller.tenant()));
    }
}
