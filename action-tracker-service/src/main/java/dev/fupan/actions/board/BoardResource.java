package dev.fupan.actions.board;

import dev.fupan.actions.desk.ActionDesk;
import dev.fupan.actions.desk.ActionView;
import dev.fupan.actions.desk.Permit;
import dev.fupan.actions.desk.Refusals;
import dev.fupan.actions.desk.ViewTime;
import dev.fupan.contracts.people.Role;
import dev.fupan.kit.form.NamedId;
import dev.fupan.kit.page.Cursor;
import dev.fupan.kit.page.Page;
import dev.fupan.kit.people.Directory;
import dev.fupan.kit.problem.ProblemType;
import dev.fupan.kit.tenant.Caller;
import dev.fupan.kit.tenant.OpenTo;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Lists of actions as far as the caller sees them, and what became of them. */
@Path("/api/v1/actions")
@Tag(name = "actions")
class BoardResource {

    private static final int MOST_LINES = 10_000;

    private final ActionDesk desk;
    private final BoardStore store;
    private final Permit permit;
    private final Directory directory;

    BoardResource(ActionDesk desk, BoardStore store, Permit permit, Directory directory) {
        this.desk = desk;
        this.store = store;
        this.permit = permit;
        this.directory = directory;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @OpenTo(roles = {Role.VIEWER, Role.REP, Role.LEAD, Role.ADMIN})
    @Operation(
            summary = "Actions by due date; viewers get what they are and how far",
            description = "due=this_week and due=overdue are the lists of the weekly meeting, by the workspace's dates."
                    + " Accept: text/csv gives the same as a table.")
    @Parameter(name = "status", in = ParameterIn.QUERY, description = "one or several, with commas between")
    @Parameter(name = "open", in = ParameterIn.QUERY, description = "true or false")
    @Parameter(name = "due", in = ParameterIn.QUERY, description = "this_week, next_week or overdue; open ones")
    @Parameter(name = "from", in = ParameterIn.QUERY, description = "the first due date")
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "the day after the last due date")
    @Parameter(name = "owner", in = ParameterIn.QUERY)
    @Parameter(name = "helper", in = ParameterIn.QUERY)
    @Parameter(name = "review", in = ParameterIn.QUERY)
    @Parameter(name = "category", in = ParameterIn.QUERY)
    @Parameter(name = "area", in = ParameterIn.QUERY)
    @Parameter(name = "series", in = ParameterIn.QUERY, description = "occurrences of one that comes again")
    @APIResponse(responseCode = "304", description = "The page is as the client has it")
    public Uni<Response> list(
            @Context UriInfo uri,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        int size = Page.size(limit);
        return rows(uri, cursor, size + 1)
                .map(rows -> Page.of(rows, size, BoardResource::after))
                .map(page -> answer(page, page.items(), ifNoneMatch));
    }

    @GET
    @Produces("text/csv")
    @OpenTo(roles = {Role.VIEWER, Role.REP, Role.LEAD, Role.ADMIN})
    @Operation(hidden = true)
    public Uni<Response> table(@Context UriInfo uri, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return rows(uri, null, MOST_LINES).map(rows -> answer(Table.of(rows), rows, ifNoneMatch));
    }

    private Uni<List<ActionView>> rows(UriInfo uri, @Nullable String cursor, int limit) {
        Caller caller = desk.caller();
        ViewTime time = desk.time();
        Filters filters = Filters.read(uri.getQueryParameters(), time.today());
        if (caller.is(Role.VIEWER)) {
            if (!filters.isByStatusAlone())
                throw Refusals.notYours("Viewers list actions by status alone; whose they are and when is not shown.");
            Cursor last = Cursor.decode(cursor, 1);
            UUID after = last == null ? null : ActionDesk.id(last.key().get(0));
            return store.titles(caller.tenant(), filters, after, limit, time);
        }
        Cursor last = Cursor.decode(cursor, 2);
        LocalDate due = last == null ? null : date(last.key().get(0));
        UUID after = last == null ? null : ActionDesk.id(last.key().get(1));
        return store.list(caller.tenant(), permit.sight(caller), filters, due, after, limit, time);
    }

    private static Cursor after(ActionView last) {
        String id = last.id().toString();
        return last.dueDate() == null
                ? Cursor.after(id)
                : Cursor.after(last.dueDate().toString(), id);
    }

    private static Response answer(Object body, List<ActionView> rows, @Nullable String ifNoneMatch) {
        String all = rows.stream().map(one -> one.id() + one.tag()).reduce("", String::concat);
        String tag = NamedId.of("list", body.getClass().getSimpleName(), all).toString();
        Response.ResponseBuilder answer =
                ('"' + tag + '"').equals(ifNoneMatch) ? Response.notModified() : Response.ok(body);
        return answer.tag(tag)
                .header("Cache-Control", "private")
                .header("Vary", "Accept, Authorization")
                .build();
    }

    @GET
    @Path("/scoreboard")
    @OpenTo(roles = {Role.REP, Role.LEAD, Role.ADMIN})
    @Operation(
            summary = "How many actions are open, late and done, how many have a verdict, and how many of them hit",
            description = "decided = passed + failed; hitRate = passed of the decided; pending stands apart")
    public Uni<Map<String, Object>> scoreboard(
            @QueryParam("by") @Nullable String by,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("review") @Nullable String review,
            @QueryParam("owner") @Nullable String owner) {
        Caller caller = desk.caller();
        String parted = by == null ? "none" : by;
        if (!Set.of("none", "owner", "team", "review", "area", "category").contains(parted))
            throw ProblemType.INVALID
                    .because("by: expected one of area, category, owner, review, team.")
                    .asException();
        var scope = new BoardStore.Scope(
                parted,
                from == null ? null : date(from),
                to == null ? null : date(to),
                clean(review),
                clean(owner),
                parted.equals("team") ? members(caller.tenant()) : List.of());
        return store.scores(caller.tenant(), permit.sight(caller), scope, desk.time())
                .map(scores -> Map.of(
                        "whole", scores.get(0), "items", by == null ? List.of() : scores.subList(1, scores.size())));
    }

    private List<BoardStore.Scope.Member> members(String tenant) {
        return directory.people(tenant).stream()
                .flatMap(person ->
                        person.teams().stream().map(team -> new BoardStore.Scope.Member(person.personId(), team)))
                .toList();
    }

    private static @Nullable String clean(@Nullable String text) {
        return text == null ? null : text.replace("\0", "");
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException impossible) {
            throw ProblemType.INVALID
                    .because("Expected a date that exists, like 2026-11-30.")
                    .asException();
        }
    }
}
