package dev.fupan.actions.proposal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.actions.action.By;
import dev.fupan.actions.desk.ActionBodies;
import dev.fupan.actions.desk.ActionDesk;
import dev.fupan.actions.desk.Permit;
import dev.fupan.actions.desk.Refusals;
import dev.fupan.contracts.people.Role;
import dev.fupan.kit.form.Form;
import dev.fupan.kit.form.Violation;
import dev.fupan.kit.page.Page;
import dev.fupan.kit.people.Directory;
import dev.fupan.kit.tenant.Caller;
import dev.fupan.kit.tenant.OpenTo;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
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

/** What owners propose and leads decide. */
@Path("/api/v1/actions")
@OpenTo(roles = {Role.REP, Role.LEAD, Role.ADMIN})
@Tag(name = "proposals")
class ProposalsResource {

    private static final int REASON = 500;

    private final ActionDesk desk;
    private final ProposalStore store;
    private final Acceptance acceptance;
    private final Directory directory;
    private final Permit permit;

    ProposalsResource(ActionDesk desk, ProposalStore store, Acceptance acceptance, Directory directory, Permit permit) {
        this.desk = desk;
        this.store = store;
        this.acceptance = acceptance;
        this.directory = directory;
        this.permit = permit;
    }

    @GET
    @Path("/proposals")
    @OpenTo(roles = {Role.LEAD, Role.ADMIN})
    @Operation(summary = "Proposals that wait for a decision of the caller, oldest first")
    public Uni<Page<ProposalView>> open() {
        Caller caller = desk.caller();
        return store.open(caller.tenant(), permit.sight(caller)).map(rows -> new Page<>(rows, null));
    }

    @GET
    @Path("/{id}/proposals")
    @Operation(summary = "What was proposed for this action and what became of it, latest first")
    public Uni<Page<ProposalView>> of(String id) {
        UUID action = ActionDesk.id(id);
        String tenant = desk.caller().tenant();
        return desk.showWhole(action).chain(() -> store.of(tenant, action)).map(rows -> new Page<>(rows, null));
    }

    @POST
    @Path("/{id}/proposals")
    @Operation(
            summary = "Propose another owner, date or criterion, to cancel or to verify; by the owner",
            description =
                    "value is the person's id, the date, or {checkpointId, criterion}; cancel and verify have none")
    @APIResponse(responseCode = "201", description = "The proposal")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = NewProposal.class),
                            examples = @ExampleObject(name = "another date", value = """
                                                    {"field": "dueDate", "value": "2026-12-15", "reason": "the agency is late"}""")))
    public Uni<Response> propose(String id, @NotNull JsonNode body) {
        Caller caller = desk.caller();
        UUID action = ActionDesk.id(id);
        By by = desk.by();
        Proposal proposal = ProposalForm.read(
                body, action, caller.tenant(), directory, desk.setting().currency(), by);
        return store.propose(proposal, caller.tenant(), by, tracked -> {
                    if (!tracked.action().ownerId().equals(caller.personId()))
                        throw Refusals.notYours("Only its owner proposes a change of an action.");
                    if (Set.of("cancelled", "verified")
                            .contains(tracked.action().status().word())) throw Refusals.conflict("The action is over.");
                })
                .onItem()
                .ifNull()
                .failWith(Refusals::unknown)
                .map(view -> Response.created(URI.create("/api/v1/actions/" + action + "/proposals"))
                        .entity(view)
                        .build());
    }

    @POST
    @Path("/proposals/{id}/accept")
    @OpenTo(roles = {Role.LEAD, Role.ADMIN})
    @Operation(summary = "Do what is proposed; by a lead of the owner's team or an admin, never by who proposed it")
    @APIResponse(responseCode = "409", description = "It is decided already, or it cannot be done any more")
    public Uni<ProposalView> accept(String id) {
        Caller caller = desk.caller();
        By by = desk.by();
        String currency = desk.setting().currency();
        return decide(id, by, (proposal, tracked) -> {
            acceptance.carryOut(caller, proposal, tracked, currency);
            proposal.decide(Proposal.ACCEPTED, null, by);
        });
    }

    @POST
    @Path("/proposals/{id}/refuse")
    @OpenTo(roles = {Role.LEAD, Role.ADMIN})
    @Operation(summary = "Leave it as it is, with the reason")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ActionBodies.Reason.class)))
    public Uni<ProposalView> refuse(String id, @NotNull JsonNode body) {
        Caller caller = desk.caller();
        By by = desk.by();
        List<Violation> found = new ArrayList<>();
        String why = new Form(body, "", found, Set.of("reason")).required("reason", REASON);
        Violation.throwIfAny(found);
        return decide(id, by, (proposal, tracked) -> {
            permit.demandDecides(caller, tracked.action().ownerId(), "refuse a proposal");
            tracked.note("proposal refused", null, proposal.field() + " " + proposal.value(), why);
            proposal.decide(Proposal.REFUSED, why, by);
        });
    }

    @POST
    @Path("/proposals/{id}/withdraw")
    @Operation(summary = "Propose it no more; by who proposed it")
    public Uni<ProposalView> withdraw(String id) {
        Caller caller = desk.caller();
        By by = desk.by();
        return decide(id, by, (proposal, tracked) -> {
            if (!proposal.proposedBy().equals(caller.personId()))
                throw Refusals.notYours("Only who proposed it withdraws a proposal.");
            tracked.note("proposal withdrawn", proposal.field() + " " + proposal.value(), null, null);
            proposal.decide(Proposal.WITHDRAWN, null, by);
        });
    }

    private Uni<ProposalView> decide(
            String id, By by, java.util.function.BiConsumer<Proposal, dev.fupan.actions.action.Tracked> work) {
        return store.decide(desk.caller().tenant(), ActionDesk.id(id), by, (proposal, tracked) -> {
                    if (!proposal.isOpen()) throw Refusals.conflict("This proposal is decided already.");
                    work.accept(proposal, tracked);
                })
                .onItem()
                .ifNull()
                .failWith(Refusals::unknown);
    }
}
