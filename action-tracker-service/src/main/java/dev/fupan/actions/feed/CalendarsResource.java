package dev.fupan.actions.feed;

import dev.fupan.actions.feed.LinkStore.Owner;
import dev.fupan.contracts.people.Role;
import dev.fupan.kit.page.Cursor;
import dev.fupan.kit.page.Page;
import dev.fupan.kit.problem.ProblemType;
import dev.fupan.kit.tenant.CurrentCaller;
import dev.fupan.kit.tenant.OpenTo;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The links to calendars: one's own, and for admins which there are. */
@Path("/api/v1/calendars")
@OpenTo(roles = {Role.VIEWER, Role.REP, Role.LEAD, Role.ADMIN})
@Tag(name = "calendars")
class CalendarsResource {

    /** A link as it is shown once. */
    record NewLink(URI url, Instant createdAt) {}

    private final LinkStore links;
    private final CurrentCaller current;
    private final Clock clock;
    private final String publicUrl;

    CalendarsResource(
            LinkStore links,
            CurrentCaller current,
            Clock clock,
            @ConfigProperty(name = "fupan.public-url") String publicUrl) {
        this.links = links;
        this.current = current;
        this.clock = clock;
        this.publicUrl = publicUrl.replaceAll("/+$", "");
    }

    @GET
    @Path("/link")
    @Operation(summary = "Whether I have a link to my calendar, and when a calendar last came by; not the link itself")
    @APIResponse(responseCode = "200", description = "There is one")
    @APIResponse(responseCode = "404", description = "There is none: make one with POST")
    public Uni<LinkView> mine() {
        return links.find(me()).onItem().ifNull().failWith(() -> ProblemType.NOT_FOUND
                .because("You have no link to your calendar: make one with POST.")
                .asException());
    }

    @POST
    @Path("/link")
    @Operation(summary = "Make the link to my calendar; one made before stops to work")
    @APIResponse(
            responseCode = "201",
            description = "The link, which is never shown again. Whoever has it sees my actions")
    public Uni<Response> make() {
        LinkToken token = LinkToken.random();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        URI url = URI.create(publicUrl + "/api/v1/calendars/feed/" + token.text() + ".ics");
        return links.put(me(), token, now).replaceWith(() -> Response.created(URI.create("/api/v1/calendars/link"))
                .header("Cache-Control", "no-store")
                .entity(new NewLink(url, now))
                .build());
    }

    @DELETE
    @Path("/link")
    @Operation(summary = "Take my link back")
    @APIResponse(responseCode = "204", description = "No link leads to my calendar")
    public Uni<Response> drop() {
        return links.delete(me()).replaceWith(() -> Response.noContent().build());
    }

    @GET
    @Path("/links")
    @OpenTo(roles = Role.ADMIN)
    @Operation(summary = "Who has a link")
    public Uni<Page<LinkView>> all(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        int size = Page.size(limit);
        Cursor place = Cursor.decode(cursor, 1);
        return links.list(current.tenant(), place == null ? null : place.key().get(0), size + 1)
                .map(found -> Page.of(found, size, last -> Cursor.after(last.personId())));
    }

    @DELETE
    @Path("/links/{personId}")
    @OpenTo(roles = Role.ADMIN)
    @Operation(summary = "Take somebody's link back, when it has got into wrong hands")
    @APIResponse(responseCode = "204", description = "No link leads to that calendar")
    public Uni<Response> revoke(String personId) {
        if (personId.indexOf('\0') >= 0)
            throw ProblemType.NOT_FOUND.because("There is no such link.").asException();
        return links.delete(new Owner(current.tenant(), personId))
                .replaceWith(() -> Response.noContent().build());
    }

    private Owner me() {
        return new Owner(current.tenant(), current.get().person());
    }
}
