package dev.fupan.actions.desk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.actions.desk.ActionEntries.CommentView;
import dev.fupan.actions.desk.ActionEntries.EvidenceView;
import dev.fupan.actions.desk.ActionEntries.HistoryView;
import dev.fupan.contracts.people.Role;
import dev.fupan.kit.form.Form;
import dev.fupan.kit.form.Violation;
import dev.fupan.kit.page.Cursor;
import dev.fupan.kit.page.Page;
import dev.fupan.kit.tenant.Caller;
import dev.fupan.kit.tenant.OpenTo;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What gathers below an action: history, comments, evidence. */
@Path("/api/v1/actions/{id}")
@OpenTo(roles = {Role.VIEWER, Role.REP, Role.LEAD, Role.ADMIN})
@Tag(name = "actions")
class EntriesResource {

    private static final int COMMENT = 4_000;
    private static final int REFERENCE = 2_000;
    private static final Set<String> KINDS = Set.of("document", "link", "file", "metric", "event_sample", "interview");

    private final ActionDesk desk;
    private final ActionViewStore views;
    private final Permit permit;

    EntriesResource(ActionDesk desk, ActionViewStore views, Permit permit) {
        this.desk = desk;
        this.views = views;
        this.permit = permit;
    }

    @GET
    @Path("/history")
    @Operation(summary = "Who changed what, when, from what and to what; oldest first")
    public Uni<Page<HistoryView>> history(
            String id, @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        UUID action = ActionDesk.id(id);
        int size = Page.size(limit);
        Cursor after = Cursor.decode(cursor, 2);
        long revision = after == null ? -1 : Long.parseLong(number(after.key().get(0)));
        int line = after == null ? -1 : Integer.parseInt(number(after.key().get(1)));
        String tenant = desk.caller().tenant();
        return desk.showWhole(action)
                .chain(() -> views.history(tenant, action, revision, line, size + 1))
                .map(rows -> Page.of(
                        rows,
                        size,
                        last -> Cursor.after(Long.toString(last.revision()), Integer.toString(last.line()))));
    }

    @GET
    @Path("/comments")
    @Operation(summary = "What was said about it; oldest first")
    public Uni<Page<CommentView>> comments(
            String id, @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        UUID action = ActionDesk.id(id);
        int size = Page.size(limit);
        Cursor after = Cursor.decode(cursor, 1);
        UUID last = after == null ? null : ActionDesk.id(after.key().get(0));
        String tenant = desk.caller().tenant();
        return desk.showWhole(action)
                .chain(() -> views.comments(tenant, action, last, size + 1))
                .map(rows -> Page.of(rows, size, one -> Cursor.after(one.id().toString())));
    }

    @POST
    @Path("/comments")
    @OpenTo(roles = {Role.REP, Role.LEAD, Role.ADMIN})
    @Operation(summary = "Say something about it")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ActionBodies.NewComment.class)))
    public Uni<Response> comment(String id, @NotNull JsonNode body) {
        List<Violation> found = new ArrayList<>();
        String words = new Form(body, "", found, Set.of("words")).required("words", COMMENT);
        Violation.throwIfAny(found);
        UUID action = ActionDesk.id(id);
        UUID comment = UUID.randomUUID();
        Caller caller = desk.caller();
        return desk.changing(action, null, tracked -> {
                    permit.demandWorksOn(caller, tracked.action());
                    tracked.addComment(comment, words);
                    return true;
                })
                .map(added -> Response.created(URI.create("/api/v1/actions/" + action + "/comments"))
                        .entity(Map.of("id", comment))
                        .build());
    }

    @GET
    @Path("/evidence")
    @Operation(summary = "What shows that it was done")
    public Uni<Page<EvidenceView>> evidence(String id) {
        UUID action = ActionDesk.id(id);
        String tenant = desk.caller().tenant();
        return desk.showWhole(action)
                .chain(() -> views.evidence(tenant, action))
                .map(rows -> new Page<>(rows, null));
    }

    @POST
    @Path("/evidence")
    @OpenTo(roles = {Role.REP, Role.LEAD, Role.ADMIN})
    @Operation(summary = "Refer to something that shows what was done, with its version")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ActionBodies.NewEvidence.class)))
    public Uni<Response> addEvidence(String id, @NotNull JsonNode body) {
        List<Violation> found = new ArrayList<>();
        Form field = new Form(body, "", found, Set.of("kind", "reference", "version", "checkpointId"));
        String kind = field.oneOf("kind", KINDS, null);
        String reference = field.required("reference", REFERENCE);
        String version = field.optional("version", Form.SHORT);
        String checkpoint = field.optional("checkpointId", Form.SHORT);
        Violation.throwIfAny(found);
        UUID action = ActionDesk.id(id);
        UUID shown = checkpoint == null ? null : checkpoint(checkpoint);
        Caller caller = desk.caller();
        return desk.changing(action, null, tracked -> {
                    permit.demandWorksOn(caller, tracked.action());
                    if (shown != null && tracked.checkpoint(shown).isEmpty()) throw noCheckpoint();
                    return tracked.addEvidence(kind, reference, version, shown);
                })
                .map(added -> Response.created(URI.create("/api/v1/actions/" + action + "/evidence"))
                        .entity(Map.of("id", added))
                        .build());
    }

    private static UUID checkpoint(String text) {
        try {
            if (text.length() == 36) return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            // told below
        }
        throw noCheckpoint();
    }

    private static HttpProblem noCheckpoint() {
        return Violation.at("/checkpointId", "the id of a checkpoint of this action");
    }

    private static String number(String text) {
        if (!text.matches("\\d{1,9}")) throw Refusals.conflict("The cursor is not one of this list.");
        return text;
    }
}
