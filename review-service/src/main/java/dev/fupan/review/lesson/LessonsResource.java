package dev.fupan.review.lesson;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.contracts.people.Role;
import dev.fupan.kit.form.TextRule;
import dev.fupan.kit.form.Violation;
import dev.fupan.kit.page.Cursor;
import dev.fupan.kit.page.Page;
import dev.fupan.kit.tenant.OpenTo;
import dev.fupan.review.history.HistoryView;
import dev.fupan.review.session.SessionDesk;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the workspace has learned so far. */
@Path("/api/v1/lessons")
@OpenTo(roles = {Role.VIEWER, Role.REP, Role.LEAD, Role.ADMIN})
@Tag(name = "lessons")
class LessonsResource {

    private static final int QUESTION = 200;
    private static final Set<String> OTHERS = Set.of("q", "kind", "cursor", "limit");

    private final SessionDesk desk;
    private final LessonStore lessons;
    private final LessonSearchStore search;

    LessonsResource(SessionDesk desk, LessonStore lessons, LessonSearchStore search) {
        this.desk = desk;
        this.lessons = lessons;
        this.search = search;
    }

    @GET
    @Operation(summary = "Lessons by words (q), kind and dimensions (team=, channel= ...), newest first")
    public Uni<Page<LessonView>> list(
            @QueryParam("q") @Nullable String text,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit,
            @Context UriInfo uri) {
        List<Violation> found = new ArrayList<>();
        if (text != null && !TextRule.fits(text, QUESTION)) found.add(new Violation("q", TextRule.expected(QUESTION)));
        if (kind != null && !LessonText.KINDS.contains(kind)) found.add(new Violation("kind", "success or failure"));
        Map<String, String> scope = new TreeMap<>();
        uri.getQueryParameters().forEach((name, values) -> {
            if (OTHERS.contains(name)) return;
            String value = values.get(0);
            if (!LessonScope.DIMENSIONS.contains(name))
                found.add(new Violation(
                        "",
                        "q, kind, cursor, limit or one of "
                                + String.join(", ", new TreeSet<>(LessonScope.DIMENSIONS))));
            else if (!TextRule.fits(value, QUESTION)) found.add(new Violation(name, TextRule.expected(QUESTION)));
            else scope.put(name, value);
        });
        Violation.throwIfAny(found);
        return search.list(
                desk.caller(),
                new LessonSearchStore.Wanted(text, kind, scope),
                Cursor.decode(cursor, 2),
                Page.size(limit));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One lesson")
    public Uni<Response> get(String id) {
        return lessons.lesson(desk.caller(), SessionDesk.id(id)).map(LessonsResource::answer);
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
                                            schema = @Schema(implementation = LessonBody.Change.class)))
                    @NotNull
                    JsonNode body) {
        return lessons.change(desk.caller(), SessionDesk.id(id), SessionDesk.version(ifMatch), body, desk.by())
                .map(LessonsResource::answer);
    }

    @GET
    @Path("/{id}/history")
    @OpenTo(roles = {Role.LEAD, Role.ADMIN})
    @Operation(summary = "Who changed what, when, from what and to what; oldest first")
    public Uni<Page<HistoryView>> history(
            String id, @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        return lessons.history(desk.caller(), SessionDesk.id(id), Cursor.decode(cursor, 2), Page.size(limit));
    }

    private static Response answer(LessonView view) {
        return Response.ok(view)
                .tag(Long.toString(view.version()))
                .header("Cache-Control", "private")
                .build();
    }
}
