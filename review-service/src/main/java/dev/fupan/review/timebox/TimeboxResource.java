package dev.fupan.review.timebox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.contracts.people.Role;
import dev.fupan.kit.form.Form;
import dev.fupan.kit.form.Violation;
import dev.fupan.kit.tenant.OpenTo;
import dev.fupan.review.session.SessionDesk;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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

/** The timebox of the present phase. */
@Path("/api/v1/sessions/{id}/timebox")
@OpenTo(roles = {Role.REP, Role.LEAD, Role.ADMIN})
@Tag(name = "timebox")
class TimeboxResource {

    private static final int LONGEST = 480;
    private static final String EXAMPLE = "{\"minutes\": 10}";

    private final SessionDesk desk;
    private final TimeboxStore timeboxes;

    TimeboxResource(SessionDesk desk, TimeboxStore timeboxes) {
        this.desk = desk;
        this.timeboxes = timeboxes;
    }

    @GET
    @Operation(summary = "How much of the present phase's time remains; passing its end changes nothing")
    @APIResponse(responseCode = "409", description = "The session is not running")
    public Uni<Response> present(String id) {
        return timeboxes.present(desk.caller(), SessionDesk.id(id), desk.by()).map(TimeboxResource::answer);
    }

    @PUT
    @Operation(summary = "Start the present phase's time anew from now; by a facilitator; If-Match \"0\" at first")
    public Uni<Response> start(
            String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = TimeboxBody.class),
                                            examples = @ExampleObject(name = "ten", value = EXAMPLE)))
                    @NotNull
                    JsonNode body) {
        int minutes = minutes(body);
        return timeboxes
                .change(
                        desk.caller(),
                        SessionDesk.id(id),
                        desk.by(),
                        SessionDesk.version(ifMatch),
                        (timebox, held) -> timebox.start(held, minutes))
                .map(TimeboxResource::answer);
    }

    @POST
    @Path("/extend")
    @Operation(summary = "Give the present phase more minutes; by a facilitator")
    public Uni<Response> extend(
            String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = TimeboxBody.class),
                                            examples = @ExampleObject(name = "ten", value = EXAMPLE)))
                    @NotNull
                    JsonNode body) {
        int minutes = minutes(body);
        return timeboxes
                .change(
                        desk.caller(),
                        SessionDesk.id(id),
                        desk.by(),
                        SessionDesk.version(ifMatch),
                        (timebox, held) -> timebox.extend(held, minutes))
                .map(TimeboxResource::answer);
    }

    private static int minutes(JsonNode body) {
        List<Violation> found = new ArrayList<>();
        Form form = new Form(body, "", found, Set.of("minutes"));
        int minutes = form.whole("minutes", 1, LONGEST, 0);
        if (found.isEmpty() && minutes == 0) form.wrong("minutes", "a whole number from 1 to " + LONGEST);
        Violation.throwIfAny(found);
        return minutes;
    }

    private static Response answer(TimeboxView.At view) {
        return Response.ok(view).tag(Long.toString(view.version())).build();
    }
}
