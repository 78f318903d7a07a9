package dev.fupan.actions.feed;

import dev.fupan.kit.tenant.ChecksItself;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What calendars read. */
@Path("/api/v1/calendars/feed")
@Tag(name = "calendars")
class FeedResource {

    private final Feeds feeds;

    FeedResource(Feeds feeds) {
        this.feeds = feeds;
    }

    @GET
    @Path("/{token}.ics")
    @Produces("text/calendar; charset=utf-8")
    @ChecksItself("calendars cannot sign in: the link is the credential")
    @Operation(summary = "A person's open actions as iCalendar, for whoever has the link")
    @APIResponse(responseCode = "200", description = "The calendar", content = @Content(mediaType = "text/calendar"))
    @APIResponse(responseCode = "304", description = "It is as the calendar has it")
    @APIResponse(responseCode = "404", description = "The link leads nowhere (any more)")
    public Uni<Response> read(String token, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return feeds.read(new LinkToken(token)).map(feed -> {
            boolean known = ifNoneMatch != null && ifNoneMatch.contains('"' + feed.tag() + '"');
            return (known ? Response.notModified() : Response.ok(feed.text()))
                    .tag(new EntityTag(feed.tag()))
                    .header("Cache-Control", "private, no-cache")
                    .header("Content-Disposition", "inline; filename=\"actions.ics\"")
                    .build();
        });
    }
}
