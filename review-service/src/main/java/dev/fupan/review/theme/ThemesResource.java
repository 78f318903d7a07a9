package dev.fupan.review.theme;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.contracts.people.Role;
import dev.fupan.kit.form.Form;
import dev.fupan.kit.form.Violation;
import dev.fupan.kit.page.Page;
import dev.fupan.kit.tenant.OpenTo;
import dev.fupan.review.session.SessionDesk;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the words of a session are grouped under. */
@Path("/api/v1/sessions/{id}")
@OpenTo(roles = {Role.REP, Role.LEAD, Role.ADMIN})
@Tag(name = "reflections")
class ThemesResource {

    private final SessionDesk desk;
    private final ThemeStore themes;

    ThemesResource(SessionDesk desk, ThemeStore themes) {
        this.desk = desk;
        this.themes = themes;
    }

    @GET
    @Path("/themes")
    @Operation(summary = "The themes of the session; each revealed reflection names its own")
    public Uni<Page<ThemeView>> list(String id) {
        return themes.list(desk.caller(), SessionDesk.id(id), desk.by()).map(all -> new Page<>(all, null));
    }

    @PATCH
    @Path("/themes/{theme}")
    @Operation(summary = "Give a theme its title, or take it away with null")
    @APIResponse(responseCode = "412", description = "Someone else has changed it; current shows what it is now")
    public Uni<Response> call(
            String id,
            String theme,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = ThemeBody.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "title",
                                                            value = "{\"title\": \"We call too late\"}")))
                    @NotNull
                    JsonNode body) {
        long version = SessionDesk.version(ifMatch);
        List<Violation> found = new ArrayList<>();
        String title = new Form(body, "", found, Set.of("title")).optional("title", Form.SHORT);
        Violation.throwIfAny(found);
        return themes.call(desk.caller(), SessionDesk.id(id), desk.by(), SessionDesk.id(theme), version, title)
                .map(view ->
                        Response.ok(view).tag(Long.toString(view.version())).build());
    }
}
