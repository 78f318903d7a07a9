package dev.fupan.review.grouping;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.contracts.people.Role;
import dev.fupan.kit.form.Form;
import dev.fupan.kit.form.Violation;
import dev.fupan.kit.tenant.OpenTo;
import dev.fupan.review.session.SessionDesk;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Bringing together what is about the same. */
@Path("/api/v1/sessions/{id}")
@OpenTo(roles = {Role.REP, Role.LEAD, Role.ADMIN})
@Tag(name = "reflections")
class GroupingResource {

    private static final String ID = "5f0c7a52-62c5-4f0e-9d43-0c5c6f1d2a11";

    private static final int UUID_LENGTH = 36;
    private static final UUID NONE = new UUID(0, 0);

    private final SessionDesk desk;
    private final GroupingStore groupings;

    GroupingResource(SessionDesk desk, GroupingStore groupings) {
        this.desk = desk;
        this.groupings = groupings;
    }

    @POST
    @Path("/themes/{theme}/merge")
    @Operation(summary = "Join a theme to another: its reflections and the votes on it go there, and it is gone")
    @APIResponse(responseCode = "200", description = "The theme that it was joined to")
    @APIResponse(responseCode = "412", description = "Someone else has changed it; current shows what it is now")
    public Uni<Response> merge(
            String id,
            String theme,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = GroupingBody.Merge.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "into",
                                                            value = "{\"into\": \"" + ID + "\"}")))
                    @NotNull
                    JsonNode body) {
        long version = SessionDesk.version(ifMatch);
        List<Violation> found = new ArrayList<>();
        UUID into = theme(new Form(body, "", found, Set.of("into")), "into", "the id of a theme of this session");
        Violation.throwIfAny(found);
        return groupings
                .merge(desk.caller(), SessionDesk.id(id), desk.by(), SessionDesk.id(theme), version, into)
                .map(view ->
                        Response.ok(view).tag(Long.toString(view.version())).build());
    }

    @PUT
    @Path("/reflections/{reflection}/theme")
    @Operation(summary = "Move a revealed reflection to another theme; themeId null = to one of its own")
    @APIResponse(responseCode = "412", description = "Someone else has moved it; current shows where it is now")
    public Uni<Response> move(
            String id,
            String reflection,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = GroupingBody.Move.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "theme",
                                                            value = "{\"themeId\": \"" + ID + "\"}")))
                    @NotNull
                    JsonNode body) {
        long version = SessionDesk.version(ifMatch);
        List<Violation> found = new ArrayList<>();
        Form form = new Form(body, "", found, Set.of("themeId"));
        String expected = "a theme's id, or null for one of its own";
        boolean own = form.node("themeId").isNull();
        UUID into = own ? null : theme(form, "themeId", expected);
        Violation.throwIfAny(found);
        return groupings
                .move(desk.caller(), SessionDesk.id(id), desk.by(), SessionDesk.id(reflection), version, into)
                .map(view ->
                        Response.ok(view).tag(Long.toString(view.version())).build());
    }

    private static UUID theme(Form form, String name, String expected) {
        try {
            String text = form.node(name).asText();
            if (form.node(name).isTextual() && text.length() == UUID_LENGTH) return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            // told below
        }
        form.wrong(name, expected);
        return NONE;
    }
}
