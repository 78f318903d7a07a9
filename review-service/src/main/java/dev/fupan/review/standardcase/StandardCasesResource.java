package dev.fupan.review.standardcase;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.contracts.people.Role;
import dev.fupan.kit.form.TextRule;
import dev.fupan.kit.form.Violation;
import dev.fupan.kit.page.Cursor;
import dev.fupan.kit.page.Page;
import dev.fupan.kit.tenant.OpenTo;
import dev.fupan.review.history.HistoryView;
import dev.fupan.review.session.SessionDesk;
import dev.fupan.review.workspace.Workspaces;
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
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The workspace's standard cases. */
@Path("/api/v1/standard-cases")
@OpenTo(roles = {Role.VIEWER, Role.REP, Role.LEAD, Role.ADMIN})
@Tag(name = "standard-cases")
class StandardCasesResource {

    private static final int QUESTION = 200;

    private final SessionDesk desk;
    private final StandardCaseStore cases;
    private final CaseListStore lists;
    private final Workspaces workspaces;

    StandardCasesResource(SessionDesk desk, StandardCaseStore cases, CaseListStore lists, Workspaces workspaces) {
        this.desk = desk;
        this.cases = cases;
        this.lists = lists;
        this.workspaces = workspaces;
    }

    @POST
    @OpenTo(roles = {Role.LEAD, Role.ADMIN})
    @Operation(summary = "Tell a case; without a month it is picked for the present one")
    public Uni<Response> create(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = CaseBody.New.class)))
                    @NotNull
                    JsonNode body) {
        YearMonth month =
                YearMonth.from(desk.now().atZone(workspaces.zone(desk.caller().tenant())));
        return cases.create(desk.caller(), desk.once("case", key, body), body, month, desk.by())
                .map(view -> Response.created(URI.create("/api/v1/standard-cases/" + view.id()))
                        .tag(Long.toString(view.version()))
                        .entity(view)
                        .build());
    }

    @GET
    @Operation(summary = "Cases by words (q), kind and month, newest month first")
    public Uni<Page<CaseView>> list(
            @QueryParam("q") @Nullable String text,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("month") @Nullable String month,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        List<Violation> found = new ArrayList<>();
        if (text != null && !TextRule.fits(text, QUESTION)) found.add(new Violation("q", TextRule.expected(QUESTION)));
        if (kind != null && !CaseText.KINDS.contains(kind))
            found.add(new Violation("kind", "standard, expected_but_lost, accidental or inevitable"));
        if (month != null && !month.matches("\\d{4}-(0[1-9]|1[0-2])"))
            found.add(new Violation("month", "a month like 2026-11"));
        Violation.throwIfAny(found);
        return lists.list(
                desk.caller(), new CaseListStore.Wanted(text, kind, month), Cursor.decode(cursor, 2), Page.size(limit));
    }

    @GET
    @Path("/months")
    @Operation(summary = "How many cases were picked for each month, newest first")
    public Uni<Page<CaseListStore.Month>> months() {
        return lists.months(desk.caller()).map(months -> new Page<>(months, null));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One case")
    public Uni<Response> get(String id) {
        return cases.get(desk.caller(), SessionDesk.id(id)).map(StandardCasesResource::answer);
    }

    @PATCH
    @Path("/{id}")
    @OpenTo(roles = {Role.LEAD, Role.ADMIN})
    @Operation(summary = "Correct it, or publish it; what is left out stays")
    public Uni<Response> change(
            String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = CaseBody.Change.class)))
                    @NotNull
                    JsonNode body) {
        return cases.change(desk.caller(), SessionDesk.id(id), SessionDesk.version(ifMatch), body, desk.by())
                .map(StandardCasesResource::answer);
    }

    @GET
    @Path("/{id}/history")
    @OpenTo(roles = {Role.LEAD, Role.ADMIN})
    @Operation(summary = "Who changed what, when, from what and to what; oldest first")
    public Uni<Page<HistoryView>> history(
            String id, @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        return cases.history(desk.caller(), SessionDesk.id(id), Cursor.decode(cursor, 2), Page.size(limit));
    }

    @POST
    @Path("/{id}/deviations")
    @Operation(summary = "Hold another sale against the case; stores nothing")
    public Uni<Page<Sale.Deviation>> deviations(
            String id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = CaseBody.Compared.class)))
                    @NotNull
                    JsonNode body) {
        return cases.deviations(desk.caller(), SessionDesk.id(id), CaseForm.sale(body))
                .map(found -> new Page<>(found, null));
    }

    private static Response answer(CaseView view) {
        return Response.ok(view)
                .tag(Long.toString(view.version()))
                .header("Cache-Control", "private")
                .build();
    }
}
