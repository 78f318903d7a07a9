package dev.fupan.actions.proposal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.actions.action.Plan;
import dev.fupan.actions.action.Tracked;
import dev.fupan.actions.desk.ActionForm;
import dev.fupan.actions.desk.Permit;
import dev.fupan.actions.desk.Refusals;
import dev.fupan.contracts.action.CheckpointPlan;
import dev.fupan.kit.form.Json;
import dev.fupan.kit.people.Directory;
import dev.fupan.kit.tenant.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.UUID;

/** Carries out what was proposed, under the rights of who accepts it. */
@ApplicationScoped
class Acceptance {

    private final Permit permit;
    private final Directory directory;

    Acceptance(Permit permit, Directory directory) {
        this.permit = permit;
        this.directory = directory;
    }

    void carryOut(Caller caller, Proposal proposal, Tracked tracked, String currency) {
        Plan plan = tracked.action().plan();
        permit.demandDecides(caller, plan.ownerId(), "accept a proposal");
        if (proposal.proposedBy().equals(caller.personId()))
            throw Refusals.notYours("Somebody else than who proposed it accepts a proposal.");
        String why = proposal.words();
        switch (proposal.field()) {
            case "ownerId" -> {
                permit.demandDecides(caller, proposal.value(), "give somebody an action");
                tracked.replan(plan.ownedBy(proposal.value()), why);
            }
            case "dueDate" -> tracked.replan(plan.dueOn(LocalDate.parse(proposal.value())), why);
            case "criterion" -> replace(caller, proposal, tracked, currency);
            case "cancel" -> move(tracked, "cancelled", why);
            case "verify" -> {
                permit.demandVerifies(caller, tracked);
                move(tracked, "verified", why);
            }
            default -> throw new IllegalStateException("nobody can propose " + proposal.field());
        }
    }

    private void replace(Caller caller, Proposal proposal, Tracked tracked, String currency) {
        JsonNode value = Json.read(proposal.value(), JsonNode.class);
        CheckpointPlan next =
                new ActionForm(directory, caller.tenant(), currency).checkpoint(ProposalForm.asCheckpoint(value));
        UUID checkpoint = UUID.fromString(value.path("checkpointId").asText());
        if (!tracked.replaceCriterion(checkpoint, next, proposal.words()))
            throw Refusals.conflict("This checkpoint has no criterion that is still waited for.");
    }

    private static void move(Tracked tracked, String to, String why) {
        if (!tracked.move(to, why)) throw Refusals.noSuchMove(tracked, to);
    }
}
