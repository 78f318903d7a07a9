package dev.fupan.ingest.directory;

import dev.fupan.contracts.people.Role;
import dev.fupan.contracts.people.Team;
import dev.fupan.kit.page.Cursor;
import dev.fupan.kit.page.Page;
import dev.fupan.kit.problem.ProblemType;
import dev.fupan.kit.tenant.Caller;
import dev.fupan.kit.tenant.CurrentCaller;
import dev.fupan.kit.tenant.OpenTo;
import dev.fupan.kit.tenant.Scope;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The teams of the caller's workspace; a viewer knows the own ones. */
@Path("/api/v1/teams")
@OpenTo(
        roles = {Role.VIEWER, Role.REP, Role.LEAD, Role.ADMIN, Role.SERVICE},
        scope = Scope.ADMIN)
@Tag(name = "teams")
class TeamsResource {

    private final TeamStore store;
    private final CurrentCaller caller;
    private final Clock clock;

    TeamsResource(TeamStore store, CurrentCaller caller, Clock clock) {
        this.store = store;
        this.caller = caller;
        this.clock = clock;
    }

    @PUT
    @Path("/{id}")
    @OpenTo(roles = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(summary = "Add a team, or change one: then with the ETag that was read as If-Match")
    @APIResponse(responseCode = "200", description = "The team as it is now")
    @APIResponse(responseCode = "201", description = "The team is new")
    public Uni<Response> put(
            String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @NotNull TeamForm form) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return store.put(caller.tenant(), form.team(id), Expected.of(ifMatch, ifNoneMatch), now)
                .map(saved -> {
                    var answer = saved.created() ? Response.created(URI.create("/api/v1/teams/" + id)) : Response.ok();
                    return headed(answer, saved.entry())
                            .entity(saved.entry().team())
                            .build();
                });
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One team")
    @APIResponse(responseCode = "200", description = "The team")
    public Uni<Response> get(String id, @Context Request request) {
        if (!Violations.isId(id)) throw unknown(id);
        return store.find(caller.tenant(), id).map(entry -> {
            if (entry == null || !knows(caller.get(), id)) throw unknown(id);
            Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag(entry));
            return (unchanged == null ? headed(Response.ok(), entry).entity(entry.team()) : headed(unchanged, entry))
                    .build();
        });
    }

    @GET
    @Operation(summary = "The teams, ordered by id")
    public Uni<Page<Team>> list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        int size = Page.size(limit);
        Cursor after = Cursor.decode(cursor, 1);
        Caller asking = caller.get();
        return store.list(
                        caller.tenant(),
                        after == null ? "" : after.key().get(0),
                        asking.is(Role.VIEWER) ? asking.teams() : null,
                        size + 1)
                .map(rows -> rows.stream().map(TeamEntry::team).toList())
                .map(teams -> Page.of(teams, size, last -> Cursor.after(last.teamId())));
    }

    @DELETE
    @Path("/{id}")
    @OpenTo(roles = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(summary = "Delete a team that has no members and no teams below it")
    @APIResponse(responseCode = "204", description = "Deleted")
    public Uni<Void> delete(String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        if (!Violations.isId(id)) throw unknown(id);
        return store.delete(caller.tenant(), id, Expected.of(ifMatch, null))
                .invoke(deleted -> {
                    if (!deleted) throw unknown(id);
                })
                .replaceWithVoid();
    }

    private static boolean knows(Caller caller, String teamId) {
        return !caller.is(Role.VIEWER) || caller.teams().contains(teamId);
    }

    private static Response.ResponseBuilder headed(Response.ResponseBuilder answer, TeamEntry entry) {
        return answer.tag(tag(entry)).header("Cache-Control", "private").header("Vary", "Authorization");
    }

    private static EntityTag tag(TeamEntry entry) {
        return new EntityTag(Long.toString(entry.version()));
    }

    private static HttpProblem unknown(String id) {
        return ProblemType.NOT_FOUND
                .because("There is no team " + id + " in this workspace.")
                .asException();
    }
}
