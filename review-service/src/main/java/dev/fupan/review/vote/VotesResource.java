package dev.fupan.review.vote;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.contracts.people.Role;
import dev.fupan.kit.page.Page;
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
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Votes on what matters most. */
@Path("/api/v1/sessions/{id}/vote-rounds")
@OpenTo(roles = {Role.REP, Role.LEAD, Role.ADMIN})
@Tag(name = "votes")
class VotesResource {

    private final SessionDesk desk;
    private final RoundStore rounds;

    VotesResource(SessionDesk desk, RoundStore rounds) {
        this.desk = desk;
        this.rounds = rounds;
    }

    @GET
    @Operation(summary = "The rounds of voting, with the totals of those that are closed")
    public Uni<Page<RoundView>> list(String id) {
        return rounds.list(desk.caller(), SessionDesk.id(id), desk.by()).map(all -> new Page<>(all, null));
    }

    @POST
    @Operation(summary = "Open a round with a budget for each voter; by a facilitator")
    @APIResponse(responseCode = "201", description = "The round")
    @APIResponse(responseCode = "409", description = "Another one is open")
    public Uni<Response> open(
            String id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = VoteBody.Budget.class),
                                            examples = @ExampleObject(name = "three", value = "{\"budget\": 3}")))
                    @NotNull
                    JsonNode body) {
        int budget = VoteForm.budget(body);
        return rounds.open(desk.caller(), SessionDesk.id(id), desk.by(), budget).map(view -> Response.created(
                        URI.create("/api/v1/sessions/" + id + "/vote-rounds/" + view.number() + "/ballot"))
                .entity(view)
                .build());
    }

    @POST
    @Path("/{round}/close")
    @Operation(summary = "Close a round and show its totals to everyone; by a facilitator; again changes nothing")
    public Uni<RoundView> close(String id, int round) {
        return rounds.close(desk.caller(), SessionDesk.id(id), desk.by(), round);
    }

    @GET
    @Path("/{round}/ballot")
    @Operation(summary = "What the caller has voted for, and what is left of the budget")
    public Uni<Response> ballot(String id, int round) {
        return rounds.ballot(desk.caller(), SessionDesk.id(id), desk.by(), round)
                .map(VotesResource::answer);
    }

    @PUT
    @Path("/{round}/ballot")
    @Operation(summary = "Vote: theme ids with their numbers of votes; replaces what the caller voted before")
    @APIResponse(responseCode = "200", description = "The ballot, its version as ETag; If-Match \"0\" at first")
    @APIResponse(responseCode = "412", description = "It was changed elsewhere, or a theme was joined to another")
    @APIResponse(responseCode = "422", description = "More votes than the budget, or a theme of no such session")
    public Uni<Response> vote(
            String id,
            int round,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = VoteBody.Votes.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "two and one",
                                                            value =
                                                                    "{\"votes\": {\"5f0c7a52-62c5-4f0e-9d43-0c5c6f1d2a11\": 2,"
                                                                            + " \"9b1e3f77-1d0b-4a59-8a35-7f7f0a3f2c90\": 1}}")))
                    @NotNull
                    JsonNode body) {
        long version = SessionDesk.version(ifMatch);
        return rounds.vote(desk.caller(), SessionDesk.id(id), desk.by(), round, version, VoteForm.votes(body))
                .map(VotesResource::answer);
    }

    private static Response answer(BallotView view) {
        return Response.ok(view)
                .tag(Long.toString(view.version()))
                .header("Cache-Control", "no-store")
                .build();
    }
}
