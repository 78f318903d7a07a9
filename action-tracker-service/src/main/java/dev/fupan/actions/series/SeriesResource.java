package dev.fupan.actions.series;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fupan.actions.action.Plan;
import dev.fupan.actions.desk.ActionBodies;
import dev.fupan.actions.desk.ActionDesk;
import dev.fupan.actions.desk.ActionForm;
import dev.fupan.actions.desk.Permit;
import dev.fupan.actions.desk.Refusals;
import dev.fupan.contracts.action.Origin;
import dev.fupan.contracts.action.Recurrence;
import dev.fupan.contracts.people.Role;
import dev.fupan.kit.form.Form;
import dev.fupan.kit.form.Violation;
import dev.fupan.kit.page.Cursor;
import dev.fupan.kit.page.Page;
import dev.fupan.kit.people.Directory;
import dev.fupan.kit.tenant.Caller;
import dev.fupan.kit.tenant.OpenTo;
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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Actions that come again. */
@Path("/api/v1/actions")
@OpenTo(roles = {Role.LEAD, Role.ADMIN})
@Tag(name = "recurring actions")
class SeriesResource {

    private static final int REASON = 500;

    private final ActionDesk desk;
    private final SeriesStore store;
    private final Directory directory;
    private final Permit permit;

    SeriesResource(ActionDesk desk, SeriesStore store, Directory directory, Permit permit) {
        this.desk = desk;
        this.store = store;
        this.directory = directory;
        this.permit = permit;
    }

    @POST
    @Path("/series")
    @Operation(
            summary = "Make an action that comes again",
            description = "A new action with a recurrence. Its due date is the first scheduled date; each later one is"
                    + " made on the scheduled date before it, at most a week ahead, also while the last is open.")
    @APIResponse(responseCode = "201", description = "The series; its occurrences are /actions?series=<id>")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = NewSeries.class),
                            examples = @ExampleObject(name = "a weekly drill", value = """
                                                    {"measure": "Drill 3 scripts with 5 new customers", "ownerId": "wang.fang",
                                                     "dueDate": "2026-11-02", "category": "capability",
                                                     "area": "personal_ability", "degree": "5 of 5 observed",
                                                     "recurrence": {"frequency": "weekly", "days": ["MONDAY"], "count": 8}}""")))
    public Uni<Response> create(@NotNull JsonNode body) {
        Caller caller = desk.caller();
        ObjectNode action = JsonNodeFactory.instance.objectNode();
        if (body instanceof ObjectNode given) action = given.deepCopy().without("recurrence");
        ActionForm.New asked =
                new ActionForm(directory, caller.tenant(), desk.setting().currency()).read(action);
        Plan plan = asked.plan();
        Recurrence rule = RecurrenceForm.read(body.path("recurrence"), "/recurrence", plan.dueDate());
        permit.demandDecides(caller, plan.ownerId(), "give somebody an action");
        UUID series = UUID.randomUUID();
        Origin first =
                new Origin("manual", asked.reviewId(), null, null, null, null, series.toString(), plan.dueDate());
        return store.start(UUID.randomUUID(), caller.tenant(), plan, first, asked.checkpoints(), rule, desk.by())
                .chain(() -> found(series))
                .map(view -> Response.created(URI.create("/api/v1/actions/series/" + series))
                        .tag(Long.toString(view.revision()))
                        .entity(view)
                        .build());
    }

    @GET
    @Path("/series")
    @Operation(summary = "What comes again, over or not")
    public Uni<Page<SeriesView>> list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        Caller caller = desk.caller();
        int size = Page.size(limit);
        Cursor after = Cursor.decode(cursor, 1);
        UUID last = after == null ? null : ActionDesk.id(after.key().get(0));
        return store.list(caller.tenant(), last, size + 1)
                .map(rows -> Page.of(rows, size, one -> Cursor.after(one.id().toString())))
                .map(page -> new Page<>(
                        page.items().stream()
                                .filter(one -> permit.worksOn(caller, one.plan().ownerId()))
                                .toList(),
                        page.next()));
    }

    @GET
    @Path("/series/{id}")
    @Operation(summary = "The rule, what the next occurrence will be, and when")
    public Uni<Response> get(String id) {
        return found(ActionDesk.id(id)).invoke(this::demandDecides).map(SeriesResource::answer);
    }

    @PUT
    @Path("/series/{id}/recurrence")
    @Operation(summary = "Come by another rule from the next occurrence on")
    @APIResponse(responseCode = "412", description = "Someone else has changed it")
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Recurrence.class)))
    public Uni<Response> comeBy(String id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull JsonNode rule) {
        long revision = Refusals.revision(ifMatch);
        var zone = desk.setting().zone();
        var by = desk.by();
        return change(
                id, revision, series -> series.comeBy(RecurrenceForm.read(rule, "", series.firstDate()), zone, by));
    }

    @POST
    @Path("/series/{id}/end")
    @Operation(summary = "Make no more occurrences; those that are made stay")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ActionBodies.Reason.class)))
    public Uni<Response> end(String id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull JsonNode body) {
        List<Violation> found = new ArrayList<>();
        String reason = new Form(body, "", found, Set.of("reason")).required("reason", REASON);
        Violation.throwIfAny(found);
        var by = desk.by();
        return change(id, Refusals.revision(ifMatch), series -> series.end(reason, by));
    }

    @PATCH
    @Path("/{id}/following")
    @Operation(
            summary = "Change this occurrence and those that follow",
            description = "The fields of a change of one action. A moved due date moves the others by as many days;"
                    + " those that are made and still open are changed too, those that are over are not.")
    @APIResponse(responseCode = "200", description = "changed = how many actions were changed")
    @APIResponse(responseCode = "409", description = "The action does not come again")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ActionBodies.Change.class)))
    public Uni<Map<String, Integer>> following(
            String id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull JsonNode body) {
        Caller caller = desk.caller();
        long revision = Refusals.revision(ifMatch);
        String currency = desk.setting().currency();
        UUID action = ActionDesk.id(id);
        return desk.show(action)
                .chain(() -> store.changeFollowing(caller.tenant(), action, desk.by(), tracked -> {
                    Refusals.unchangedSince(revision, tracked);
                    Plan before = tracked.action().plan();
                    permit.demandDecides(caller, before.ownerId(), "change what is agreed");
                    Plan next = new ActionForm(directory, caller.tenant(), currency).change(before, body);
                    permit.demandDecides(caller, next.ownerId(), "give somebody an action");
                    return likewise(before, body, next, currency, caller.tenant());
                }))
                .onItem()
                .ifNull()
                .failWith(() -> Refusals.conflict("This action does not come again; change it alone."))
                .map(changed -> Map.of("changed", changed));
    }

    // The same fields for each; a due date is moved, not set.
    private UnaryOperator<Plan> likewise(Plan before, JsonNode body, Plan next, String currency, String tenant) {
        long days = ChronoUnit.DAYS.between(before.dueDate(), next.dueDate());
        JsonNode fields = ((ObjectNode) body).deepCopy().without("dueDate");
        return plan -> new ActionForm(directory, tenant, currency)
                .change(plan, fields)
                .dueOn(plan.dueDate().plusDays(days));
    }

    private Uni<Response> change(String id, long revision, java.util.function.Consumer<Series> work) {
        return store.change(desk.caller().tenant(), ActionDesk.id(id), series -> {
                    demandDecides(series.view());
                    if (series.revision() != revision) throw Refusals.changedMeanwhile(series.revision());
                    work.accept(series);
                })
                .onItem()
                .ifNull()
                .failWith(Refusals::unknown)
                .map(SeriesResource::answer);
    }

    private Uni<SeriesView> found(UUID id) {
        return store.find(desk.caller().tenant(), id).onItem().ifNull().failWith(Refusals::unknown);
    }

    private void demandDecides(SeriesView view) {
        permit.demandDecides(desk.caller(), view.plan().ownerId(), "see or change what comes again");
    }

    private static Response answer(SeriesView view) {
        return Response.ok(view).tag(Long.toString(view.revision())).build();
    }
}
