package dev.fupan.review.series;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fupan.contracts.people.Role;
import dev.fupan.contracts.review.ReviewEvent;
import dev.fupan.kit.calendar.WorkingCalendar;
import dev.fupan.kit.people.Directory;
import dev.fupan.kit.problem.ProblemType;
import dev.fupan.kit.tenant.Caller;
import dev.fupan.kit.tenant.OpenTo;
import dev.fupan.review.session.Access;
import dev.fupan.review.session.CreationRule;
import dev.fupan.review.session.Membership;
import dev.fupan.review.session.Once;
import dev.fupan.review.session.Right;
import dev.fupan.review.session.SessionDesk;
import dev.fupan.review.session.SessionForm;
import dev.fupan.review.template.Templates;
import dev.fupan.review.workspace.Workspaces;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Reviews that come again. */
@Path("/api/v1/review-series")
@OpenTo(roles = {Role.LEAD, Role.ADMIN})
@Tag(name = "series")
class SeriesResource {

    private final SessionDesk desk;
    private final SeriesStore series;
    private final Membership membership;
    private final Directory directory;
    private final Templates templates;
    private final Workspaces workspaces;

    SeriesResource(
            SessionDesk desk,
            SeriesStore series,
            Membership membership,
            Directory directory,
            Templates templates,
            Workspaces workspaces) {
        this.desk = desk;
        this.series = series;
        this.membership = membership;
        this.directory = directory;
        this.templates = templates;
        this.workspaces = workspaces;
    }

    @POST
    @Operation(summary = "Let a review come again; each session is made some days ahead of its meeting")
    @APIResponse(responseCode = "201", description = "The series; its sessions look at the period before each meeting")
    public Uni<Response> create(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = SeriesBody.class)))
                    @NotNull
                    JsonNode body) {
        Caller caller = desk.caller();
        if (!(body instanceof ObjectNode fields))
            throw ProblemType.INVALID
                    .because("A series is an object with the fields of a session and its rhythm.")
                    .asException();
        Once once = desk.once("series", key, body); // of the body as it was sent
        SeriesForm form = SeriesForm.take(fields);
        SessionForm.New asked =
                new SessionForm(directory, templates, caller.tenant()).read(first(caller, form, fields));
        Series fresh = new Series(
                once.id(),
                caller.tenant(),
                asked.template().key(),
                asked.agenda(),
                CreationRule.participants(caller, asked),
                form.rhythm(),
                form.until(),
                form.daysAhead(),
                desk.by());
        return series.add(fresh, once).map(one -> Response.created(URI.create("/api/v1/review-series/" + one.id()))
                .entity(view(one))
                .build());
    }

    private ObjectNode first(Caller caller, SeriesForm form, ObjectNode fields) {
        WorkingCalendar calendar = workspaces.calendar(caller.tenant());
        ReviewEvent.Period period = form.rhythm().periodOf(0);
        String meeting = form.rhythm()
                .meetingOf(0, calendar)
                .atZone(workspaces.zone(caller.tenant()))
                .toInstant()
                .toString();
        fields.put("meetingAt", meeting);
        fields.putObject("period")
                .put("from", period.from().toString())
                .put("to", period.to().toString());
        return fields;
    }

    @GET
    @Operation(summary = "The series that the caller may read")
    public Uni<Map<String, List<SeriesView>>> list() {
        Caller caller = desk.caller();
        return series.all(caller.tenant())
                .map(all -> Map.of(
                        "items",
                        all.stream()
                                .filter(one -> Right.READ.isIn(access(caller, one)))
                                .map(this::view)
                                .toList()));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One series and the day of its next session")
    public Uni<SeriesView> get(String id) {
        Caller caller = desk.caller();
        return series.find(caller.tenant(), SessionDesk.id(id)).map(one -> {
            access(caller, one).demand(Right.READ);
            return view(one);
        });
    }

    @POST
    @Path("/{id}/end")
    @Operation(summary = "Make no more sessions of it; by a facilitator or an admin")
    public Uni<SeriesView> end(String id) {
        Caller caller = desk.caller();
        return series.change(caller.tenant(), SessionDesk.id(id), one -> {
                    access(caller, one).demand(Right.OVERSEE);
                    one.end();
                })
                .map(this::view);
    }

    private SeriesView view(Series one) {
        return SeriesView.of(one, workspaces.calendar(one.tenant()));
    }

    private Access access(Caller caller, Series one) {
        return membership.of(caller, one.agenda().scope(), one.roles());
    }
}
