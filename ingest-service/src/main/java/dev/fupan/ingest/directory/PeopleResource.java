package dev.fupan.ingest.directory;

import dev.fupan.contracts.people.Person;
import dev.fupan.contracts.people.Role;
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
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The people of the caller's workspace. */
@Path("/api/v1/people")
@OpenTo(
        roles = {Role.VIEWER, Role.REP, Role.LEAD, Role.ADMIN, Role.SERVICE},
        scope = Scope.ADMIN)
@Tag(name = "people")
class PeopleResource {

    private final PersonStore store;
    private final CurrentCaller caller;
    private final Clock clock;
    private final Optional<String> issuer;

    PeopleResource(
            PersonStore store,
            CurrentCaller caller,
            Clock clock,
            @ConfigProperty(name = "fupan.oidc.issuer") Optional<String> issuer) {
        this.store = store;
        this.caller = caller;
        this.clock = clock;
        this.issuer = issuer;
    }

    @PUT
    @Path("/{id}")
    @OpenTo(roles = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(summary = "Add a person, or change one: then with the ETag that was read as If-Match")
    @APIResponse(responseCode = "200", description = "The person as it is now")
    @APIResponse(responseCode = "201", description = "The person is new")
    @APIResponse(responseCode = "409", description = "Someone else has this sign-in or one of these owners")
    public Uni<Response> put(
            String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @NotNull PersonForm form) {
        Person person = form.person(id, issuer.orElse(null));
        return store.put(caller.tenant(), person, Expected.of(ifMatch, ifNoneMatch), now())
                .map(saved -> {
                    var answer = saved.created() ? Response.created(URI.create("/api/v1/people/" + id)) : Response.ok();
                    return shown(answer, saved.entry()).build();
                });
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One person, as far as the caller may know")
    @APIResponse(responseCode = "200", description = "The person")
    public Uni<Response> get(String id, @Context Request request) {
        if (!Violations.isId(id)) throw unknown(id);
        return store.find(caller.tenant(), id).map(entry -> {
            if (entry == null || Sight.of(caller.get(), entry.person()) == Sight.NOTHING) throw unknown(id);
            Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag(entry));
            return (unchanged == null ? shown(Response.ok(), entry) : headed(unchanged, entry)).build();
        });
    }

    @GET
    @Operation(summary = "The people whom the caller may know, ordered by id")
    public Uni<Page<PersonView>> list(
            @QueryParam("team") @Nullable String team,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        int size = Page.size(limit);
        if (team != null && !Violations.isId(team))
            throw ProblemType.NOT_FOUND
                    .because("There is no team with that id.")
                    .asException();
        Cursor after = Cursor.decode(cursor, 1);
        Caller asking = caller.get();
        var wanted = new PersonStore.Wanted(
                after == null ? "" : after.key().get(0),
                team == null ? "" : team,
                asking.is(Role.VIEWER) ? new PersonStore.Colleagues(asking.person(), asking.teams()) : null,
                size + 1);
        return store.list(caller.tenant(), wanted)
                .map(rows -> rows.stream().map(PersonEntry::person).toList())
                .map(people -> people.stream()
                        .map(person -> PersonView.of(person, Sight.of(asking, person)))
                        .toList())
                .map(views -> Page.of(views, size, last -> Cursor.after(last.personId())));
    }

    @DELETE
    @Path("/{id}")
    @OpenTo(roles = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(summary = "Erase a person; the id stays in history and is never given to someone else")
    @APIResponse(responseCode = "204", description = "Erased")
    public Uni<Void> erase(String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        if (!Violations.isId(id)) throw unknown(id);
        return store.erase(caller.tenant(), id, Expected.of(ifMatch, null), now())
                .invoke(erased -> {
                    if (!erased) throw unknown(id);
                })
                .replaceWithVoid();
    }

    private Response.ResponseBuilder shown(Response.ResponseBuilder answer, PersonEntry entry) {
        Person person = entry.person();
        return headed(answer, entry).entity(PersonView.of(person, Sight.of(caller.get(), person)));
    }

    private Response.ResponseBuilder headed(Response.ResponseBuilder answer, PersonEntry entry) {
        return answer.tag(tag(entry)).header("Cache-Control", "private").header("Vary", "Authorization");
    }

    // How much is shown is part of it: two who see different things must not take each other's answer for theirs.
    private EntityTag tag(PersonEntry entry) {
        Sight sight = Sight.of(caller.get(), entry.person());
        String version = Long.toString(entry.version());
        return new EntityTag(
                sight == Sight.ALL ? version : version + "-" + sight.name().toLowerCase(java.util.Locale.ROOT));
    }

    private static HttpProblem unknown(String id) {
        return ProblemType.NOT_FOUND
                .because("There is no person " + id + " in this workspace.")
                .asException();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
