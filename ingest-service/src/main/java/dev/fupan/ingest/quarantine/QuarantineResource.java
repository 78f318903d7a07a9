package dev.fupan.ingest.quarantine;

import dev.fupan.kit.page.Cursor;
import dev.fupan.kit.page.Page;
import dev.fupan.kit.problem.ProblemType;
import dev.fupan.kit.tenant.CurrentCaller;
import dev.fupan.kit.tenant.RequiresScope;
import dev.fupan.kit.tenant.Scope;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Quarantine of the caller's workspace. */
@Path("/api/v1/quarantine")
@RequiresScope(Scope.ADMIN)
@Tag(name = "quarantine")
class QuarantineResource {

    private final QuarantineStore store;
    private final RedriveMany many;
    private final CurrentCaller caller;
    private final Clock clock;

    QuarantineResource(QuarantineStore store, RedriveMany many, CurrentCaller caller, Clock clock) {
        this.store = store;
        this.many = many;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "List what lies in quarantine, with the number waiting by reason")
    public Uni<QuarantineView.Listing> list(
            @QueryParam("state") @DefaultValue("waiting") String state,
            @QueryParam("reason") @DefaultValue("") String reason,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        int size = Page.size(limit);
        Cursor after = Cursor.decode(cursor, 1);
        long afterId = after == null ? 0 : number(after.key().get(0));
        return store.list(caller.tenant(), afterId, state, reason, size + 1)
                .map(rows -> Page.of(rows, size, last -> Cursor.after(last.id())))
                .chain(page -> store.waiting(caller.tenant())
                        .map(waiting -> new QuarantineView.Listing(page.items(), page.next(), waiting)));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One quarantined event with its attributes")
    public Uni<QuarantineView> get(String id) {
        return store.find(caller.tenant(), number(id))
                .onItem()
                .ifNull()
                .failWith(() -> unknown(id))
                .map(QuarantineView::of);
    }

    @GET
    @Path("/{id}/data")
    @Operation(summary = "Its data, byte for byte")
    @APIResponse(responseCode = "200", description = "The bytes as they came")
    public Uni<Response> data(String id) {
        return store.find(caller.tenant(), number(id))
                .onItem()
                .ifNull()
                .failWith(() -> unknown(id))
                .map(row -> Response.ok(QuarantineStore.data(row), "application/octet-stream")
                        .header("Content-Disposition", "attachment; filename=\"quarantined-" + number(id) + ".json\"")
                        .build());
    }

    @POST
    @Path("/{id}/redrive")
    @Consumes({"application/cloudevents+json", "application/json", "*/*"})
    @Operation(summary = "Send it again after its cause is mended; a structured event as body replaces it")
    @APIResponse(responseCode = "202", description = "On its way to the log")
    @APIResponse(responseCode = "404", description = "Nothing with this id lies in this quarantine")
    @APIResponse(responseCode = "409", description = "It was sent again or put away already")
    @APIResponse(responseCode = "422", description = "The event in the body breaks a rule, which is named")
    public Uni<Response> redrive(String id, byte @Nullable [] corrected) {
        byte[] replacement = corrected == null ? new byte[0] : corrected;
        return store.redrive(caller.tenant(), number(id), replacement, clock.instant())
                .onItem()
                .ifNull()
                .failWith(() -> unknown(id))
                .map(view -> Response.accepted(view).build());
    }

    @POST
    @Path("/redrive")
    @Operation(
            summary = "Send again whatever waits for a reason, of a type, from a time, as it came",
            description = "Each event is tried alone; `failed` names those that keep waiting, and why. While `next` is"
                    + " given there is more to try: send it as `cursor` with the same selection.")
    @APIResponse(
            responseCode = "200",
            description = "How many are on their way to the log, and which are not",
            content = @Content(schema = @Schema(implementation = RedriveMany.Answer.class)))
    @APIResponse(responseCode = "422", description = "The selection breaks a rule")
    public Uni<RedriveMany.Answer> redriveMany(RedriveMany.@Nullable Selection selection) {
        RedriveMany.Selection chosen = selection == null ? RedriveMany.Selection.ALL : selection;
        return many.run(caller.tenant(), chosen, clock.instant());
    }

    @POST
    @Path("/{id}/discard")
    @Consumes("*/*")
    @Operation(summary = "Put it away: it stays listed as discarded and is counted nowhere")
    public Uni<QuarantineView> discard(String id) {
        return store.discard(caller.tenant(), number(id), clock.instant())
                .onItem()
                .ifNull()
                .failWith(() -> unknown(id));
    }

    static long number(String id) {
        return id.matches("\\d{1,18}") ? Long.parseLong(id) : -1;
    }

    private static HttpProblem unknown(String id) {
        return ProblemType.NOT_FOUND
                .because("Nothing with the id " + id + " lies in this quarantine.")
                .asException();
    }
}
