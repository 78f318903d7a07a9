package dev.fupan.review.changes;

import dev.fupan.contracts.people.Person;
import dev.fupan.contracts.people.Role;
import dev.fupan.kit.people.Directory;
import dev.fupan.kit.problem.ProblemType;
import dev.fupan.kit.tenant.Caller;
import dev.fupan.kit.tenant.OpenTo;
import dev.fupan.review.session.By;
import dev.fupan.review.session.SessionDesk;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** The changes of a session, as they happen. */
@Path("/api/v1/sessions/{id}/changes")
@Tag(name = "changes")
class ChangesResource {

    private static final String EXAMPLE = """
            id: 41
            event: change
            data: {"seq":41,"kind":"problem","id":"5f0c...","version":2,"actor":"lin.mei",\
            "at":"2026-11-02T01:12:09Z","item":{"statement":"Ads convert 5 % of their leads","version":2}}

            id: 42
            event: change
            data: {"seq":42,"kind":"reflection","id":"9b1e...","item":null}
            """;

    // Of one viewer in one session: more than anybody has windows.
    private static final int MOST = 20;

    private final SessionDesk desk;
    private final ChangeLogStore log;
    private final Bell bell;
    private final Directory directory;
    private final Duration heartbeat;
    private final Duration longest;

    ChangesResource(
            SessionDesk desk,
            ChangeLogStore log,
            Bell bell,
            Directory directory,
            @ConfigProperty(name = "fupan.changes.heartbeat", defaultValue = "PT15S") Duration heartbeat,
            @ConfigProperty(name = "fupan.changes.longest", defaultValue = "PT30M") Duration longest) {
        this.desk = desk;
        this.log = log;
        this.bell = bell;
        this.directory = directory;
        this.heartbeat = heartbeat;
        this.longest = longest;
    }

    /** The answer begins before the stream does, so whoever may not read the session is refused before that. */
    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    @Nullable
    Uni<Response> demandRead(ResourceInfo resource, UriInfo uri) {
        if (resource.getResourceClass() != ChangesResource.class) return null;
        UUID session = SessionDesk.id(uri.getPathParameters().getFirst("id"));
        if (bell.watching(desk.caller().tenant(), session, desk.by().actor()) >= MOST)
            throw ProblemType.TOO_MANY
                    .because("You have " + MOST + " streams of this session; close one before you open another.")
                    .retryAfter(1)
                    .asException();
        return log.demandRead(desk.caller(), session, desk.by()).map(allowed -> null);
    }

    @GET
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @OpenTo(roles = {Role.REP, Role.LEAD, Role.ADMIN})
    @Operation(
            summary = "The changes of a session as server-sent events, in the order in which they were made",
            description = "Each event holds an item as it is now; item null = it is gone. Last-Event-ID goes on after"
                    + " that number, as does the seq of a session read before; without it the log is told from its"
                    + " beginning. The event reset says that the log has not got everything after that number: read"
                    + " the session anew. The stream ends with the token, and with the right to read the session.")
    @APIResponse(responseCode = "429", description = "The caller has too many streams of this session")
    @APIResponse(
            responseCode = "200",
            description = "A stream that goes on until the client leaves",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = String.class),
                            examples = @ExampleObject(name = "changes", value = EXAMPLE)))
    public Multi<OutboundSseEvent> changes(
            String id,
            @Parameter(description = "The number of the last change that the client has", example = "40")
                    @HeaderParam("Last-Event-ID")
                    @Nullable
                    String lastEventId,
            @Parameter(hidden = true) @HeaderParam("Authorization") @Nullable String authorization,
            @jakarta.ws.rs.core.Context Sse sse) {
        Caller caller = desk.caller();
        By by = desk.by();
        UUID session = SessionDesk.id(id);
        Context context = Vertx.currentContext();
        return Multi.createFrom()
                .resource(() -> bell.watch(caller.tenant(), session, by.actor()), watch -> {
                    Following following = new Following(
                            log,
                            watch,
                            caller,
                            session,
                            by,
                            position(lastEventId),
                            heartbeat,
                            task -> context.runOnContext(x -> task.run()));
                    return follow(following, caller);
                })
                .withFinalizer(bell::leave)
                .map(frame -> event(sse, frame))
                .select()
                .first(Lifetime.of(authorization, longest));
    }

    private Multi<Frame> follow(Following following, Caller caller) {
        return Multi.createBy()
                .repeating()
                .uni(following::next)
                .until(frames -> following.isOver() || !isStill(caller))
                .onItem()
                .transformToMultiAndConcatenate(frames -> Multi.createFrom().iterable(frames));
    }

    /** Whether the directory still knows the caller as it did when the stream began. */
    private boolean isStill(Caller caller) {
        return caller.personId() == null
                || directory
                        .person(caller.tenant(), caller.personId())
                        .filter(Person::active)
                        .filter(person -> person.role() == caller.role())
                        .isPresent();
    }

    /** Null without any; a number that no log has for what is none. */
    private static @Nullable Long position(@Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.isBlank()) return null;
        return lastEventId.matches("\\d{1,18}") ? Long.valueOf(lastEventId) : Long.MAX_VALUE;
    }

    private static OutboundSseEvent event(Sse sse, Frame frame) {
        OutboundSseEvent.Builder event = sse.newEventBuilder();
        if (frame.name() == null) return event.comment("").build();
        return event.id(Long.toString(frame.id()))
                .name(frame.name())
                .data(frame.data())
                .build();
    }
}
