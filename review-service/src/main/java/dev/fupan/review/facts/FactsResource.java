package dev.fupan.review.facts;

import dev.fupan.contracts.people.Role;
import dev.fupan.kit.problem.ProblemType;
import dev.fupan.kit.tenant.OpenTo;
import dev.fupan.review.session.SessionDesk;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The frozen facts of a session. */
@Path("/api/v1/sessions/{id}/facts")
@OpenTo(roles = {Role.REP, Role.LEAD, Role.ADMIN})
@Tag(name = "facts")
class FactsResource {

    private final SessionDesk desk;
    private final FactStore facts;
    private final Freezing freezing;
    private final MetricsPacks metrics;
    private final RestatementStore restatements;

    FactsResource(
            SessionDesk desk, FactStore facts, Freezing freezing, MetricsPacks metrics, RestatementStore restatements) {
        this.desk = desk;
        this.facts = facts;
        this.freezing = freezing;
        this.metrics = metrics;
        this.restatements = restatements;
    }

    @POST
    @Operation(summary = "Freeze the numbers of the session's period and scope as the next pack; by a facilitator")
    @APIResponse(responseCode = "201", description = "The pack; its numbers stand under Location")
    @APIResponse(responseCode = "503", description = "The metrics do not answer; nothing was frozen, try again")
    public Uni<Response> freeze(String id) {
        return freezing.freeze(desk.caller(), SessionDesk.id(id), desk.by())
                .map(pack -> Response.created(URI.create(path(id) + '/' + pack.packNo()))
                        .entity(pack)
                        .build());
    }

    @GET
    @Operation(summary = "The packs of the session, newest last")
    public Uni<Map<String, List<PackView>>> packs(String id) {
        return facts.frozen(desk.caller(), SessionDesk.id(id), desk.by())
                .map(packs -> Map.of("items", packs.stream().map(FactPack::view).toList()));
    }

    @GET
    @Path("/{packNo}")
    @Operation(summary = "One pack with its numbers and tables, as it was frozen; its hash as ETag")
    public Uni<Response> pack(String id, String packNo, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return find(id, packNo).map(pack -> {
            String tag = pack.view().hash();
            boolean same = ('"' + tag + '"').equals(ifNoneMatch);
            return (same ? Response.notModified() : Response.ok(pack.body(), MediaType.APPLICATION_JSON_TYPE))
                    .tag(tag)
                    .header("Cache-Control", "private")
                    .build();
        });
    }

    @POST
    @Path("/{packNo}/replays")
    @Operation(summary = "Compute the pack again up to its position; mode sets, or log, which reads all events anew")
    @APIResponse(responseCode = "202", description = "What comes of it stands under Location")
    public Uni<Response> replay(String id, String packNo, @QueryParam("mode") @DefaultValue("sets") String mode) {
        return find(id, packNo)
                .chain(pack -> metrics.replay(pack.tenant(), pack.view().packId(), mode))
                .map(answer -> {
                    String location = answer.location();
                    if (answer.isRefusal()) throw Freezing.refused(answer);
                    if (!answer.is(202) || location == null) throw Freezing.away();
                    String number = location.substring(location.lastIndexOf('/') + 1);
                    return Response.accepted()
                            .location(URI.create(path(id) + '/' + packNo + "/replays/" + number))
                            .build();
                });
    }

    @GET
    @Path("/{packNo}/replays/{number}")
    @Operation(summary = "What a replay gave: running, or done with the hash and whether it is the same")
    public Uni<Response> replayed(String id, String packNo, String number) {
        return find(id, packNo)
                .chain(pack -> metrics.replayed(pack.tenant(), pack.view().packId(), number(number)))
                .map(answer -> {
                    if (answer.isRefusal()) throw Freezing.refused(answer);
                    if (!answer.is(200)) throw Freezing.away();
                    return Response.ok(answer.body(), MediaType.APPLICATION_JSON_TYPE)
                            .header("Cache-Control", "private")
                            .build();
                });
    }

    @GET
    @Path("/{packNo}/restatements")
    @Operation(summary = "Numbers of the pack that would be others today, with the events behind it, as announced")
    public Uni<Map<String, List<RestatementView>>> restatements(String id, String packNo) {
        return restatements
                .list(desk.caller(), SessionDesk.id(id), desk.by(), number(packNo))
                .map(all -> Map.of("items", all));
    }

    private Uni<FactPack> find(String id, String packNo) {
        int number = number(packNo);
        return facts.frozen(desk.caller(), SessionDesk.id(id), desk.by()).map(packs -> packs.stream()
                .filter(pack -> pack.packNo() == number)
                .findFirst()
                .orElseThrow(FactsResource::unknown));
    }

    private static int number(String text) {
        if (text.matches("\\d{1,6}")) return Integer.parseInt(text);
        throw unknown();
    }

    private static RuntimeException unknown() {
        return ProblemType.NOT_FOUND
                .because("This session has no such pack; POST to its facts freezes one.")
                .asException();
    }

    private static String path(String id) {
        return "/api/v1/sessions/" + id + "/facts";
    }
}
