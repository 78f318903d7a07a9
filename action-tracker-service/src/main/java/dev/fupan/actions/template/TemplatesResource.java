package dev.fupan.actions.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fupan.actions.action.ActionStore;
import dev.fupan.actions.action.By;
import dev.fupan.actions.action.Tracked;
import dev.fupan.actions.desk.ActionBodies;
import dev.fupan.actions.desk.ActionDesk;
import dev.fupan.actions.desk.ActionForm;
import dev.fupan.actions.desk.ActionView;
import dev.fupan.actions.desk.Permit;
import dev.fupan.actions.desk.Refusals;
import dev.fupan.contracts.action.Origin;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Good practice as task templates, and actions made of them. */
@Path("/api/v1/actions")
@OpenTo(roles = {Role.LEAD, Role.ADMIN})
@Tag(name = "task templates")
class TemplatesResource {

    private static final int TITLE = 200;
    private static final String EXAMPLE = """
            {"title": "Weekly script drill", "dueInDays": 7, "action": {
              "measure": "Practise 3 scripts with 5 new customers", "category": "capability",
              "area": "personal_ability", "degree": "5 of 5 observed",
              "checkpoints": [{"artefact": "sign-in sheet and test paper"}]}}""";

    private final ActionDesk desk;
    private final TemplateStore store;
    private final ActionStore actions;
    private final Directory directory;
    private final Permit permit;

    TemplatesResource(ActionDesk desk, TemplateStore store, ActionStore actions, Directory directory, Permit permit) {
        this.desk = desk;
        this.store = store;
        this.actions = actions;
        this.directory = directory;
        this.permit = permit;
    }

    @GET
    @Path("/templates")
    @OpenTo(roles = {Role.REP, Role.LEAD, Role.ADMIN})
    @Operation(summary = "Task templates in use")
    public Uni<Page<TemplateView>> list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        int size = Page.size(limit);
        Cursor after = Cursor.decode(cursor, 1);
        UUID last = after == null ? null : ActionDesk.id(after.key().get(0));
        return store.list(desk.caller().tenant(), last, size + 1)
                .map(rows -> Page.of(rows, size, one -> Cursor.after(one.id().toString())));
    }

    @GET
    @Path("/templates/{id}")
    @OpenTo(roles = {Role.REP, Role.LEAD, Role.ADMIN})
    @Operation(summary = "One task template")
    public Uni<Response> get(String id) {
        return there(store.read(desk.caller().tenant(), ActionDesk.id(id), TaskTemplate::view))
                .map(TemplatesResource::answer);
    }

    @POST
    @Path("/templates")
    @Operation(summary = "Write a task template")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = NewTemplate.class),
                            examples = @ExampleObject(name = "a drill", value = EXAMPLE)))
    public Uni<Response> create(@NotNull JsonNode body) {
        return keep(read(body), null);
    }

    @POST
    @Path("/{id}/template")
    @Operation(summary = "Turn an action that went well into a task template")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = NewTemplate.Titled.class),
                            examples =
                                    @ExampleObject(name = "by title", value = "{\"title\": \"Weekly script drill\"}")))
    public Uni<Response> of(String id, @NotNull JsonNode body) {
        List<Violation> found = new ArrayList<>();
        String title = new Form(body, "", found, Set.of("title")).required("title", TITLE);
        Violation.throwIfAny(found);
        UUID action = ActionDesk.id(id);
        return desk.showWhole(action).chain(view -> keep(TemplateForm.of(view, title), action));
    }

    @PUT
    @Path("/templates/{id}")
    @Operation(summary = "Write it anew; actions that were made of it stay as they are")
    @APIResponse(responseCode = "412", description = "Someone else has changed it")
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = NewTemplate.class)))
    public Uni<Response> change(String id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull JsonNode body) {
        TaskTemplate.Content content = read(body);
        By by = desk.by();
        return changing(id, ifMatch, template -> template.take(content, by));
    }

    @POST
    @Path("/templates/{id}/retire")
    @Operation(summary = "Offer it no more")
    public Uni<Response> retire(String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        By by = desk.by();
        return changing(id, ifMatch, template -> template.retire(by));
    }

    @POST
    @Path("/templates/{id}/actions")
    @Operation(summary = "Make an action of it: at least an owner; what is given besides wins over the template")
    @APIResponse(responseCode = "201", description = "The action")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ActionBodies.NewAction.class),
                            examples = @ExampleObject(name = "for a rep", value = "{\"ownerId\": \"wang.fang\"}")))
    public Uni<Response> make(String id, @NotNull JsonNode body) {
        Caller caller = desk.caller();
        if (!(body instanceof ObjectNode given)) throw Violation.at("", "an object with at least an ownerId");
        var setting = desk.setting();
        By by = desk.by();
        return there(store.read(caller.tenant(), ActionDesk.id(id), template -> {
                    if (template.isRetired()) throw Refusals.conflict("This template is retired.");
                    return template.filled(given, desk.time().today());
                }))
                .chain(action -> {
                    ActionForm.New asked = rules().read(action);
                    permit.demandDecides(caller, asked.plan().ownerId(), "give somebody an action");
                    UUID made = UUID.randomUUID();
                    Origin origin = new Origin("manual", asked.reviewId(), null, null, null, null, null, null);
                    Tracked fresh = Tracked.create(
                            made, caller.tenant(), asked.plan(), origin, 0, asked.checkpoints(), null, setting, by);
                    fresh.note("template", null, id, null);
                    return actions.create(fresh).chain(() -> desk.show(made));
                })
                .map(TemplatesResource::made);
    }

    private static Response made(ActionView view) {
        return Response.created(URI.create("/api/v1/actions/" + view.id()))
                .tag(view.tag())
                .entity(view)
                .build();
    }

    private Uni<Response> keep(TaskTemplate.Content content, @Nullable UUID fromAction) {
        String tenant = desk.caller().tenant();
        UUID id = UUID.randomUUID();
        return store.keep(tenant, new TaskTemplate(id, tenant, content, fromAction, desk.by()))
                .map(view -> Response.created(URI.create("/api/v1/actions/templates/" + id))
                        .tag(Long.toString(view.revision()))
                        .entity(view)
                        .build());
    }

    private Uni<Response> changing(String id, @Nullable String ifMatch, Consumer<TaskTemplate> work) {
        long revision = Refusals.revision(ifMatch);
        return there(store.change(desk.caller().tenant(), ActionDesk.id(id), template -> {
                    if (template.revision() != revision) throw Refusals.changedMeanwhile(template.revision());
                    work.accept(template);
                }))
                .map(TemplatesResource::answer);
    }

    private TaskTemplate.Content read(JsonNode body) {
        return TemplateForm.read(body, rules(), desk.caller().person());
    }

    private ActionForm rules() {
        return new ActionForm(directory, desk.caller().tenant(), desk.setting().currency());
    }

    private static <T> Uni<T> there(Uni<@Nullable T> found) {
        return found.onItem().ifNull().failWith(Refusals::unknown);
    }

    private static Response answer(TemplateView view) {
        return Response.ok(view).tag(Long.toString(view.revision())).build();
    }
}
