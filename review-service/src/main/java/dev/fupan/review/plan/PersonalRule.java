package dev.fupan.review.plan;

import dev.fupan.contracts.action.CheckpointPlan;
import dev.fupan.contracts.action.Criterion;
import dev.fupan.contracts.review.ReviewEvent.ActionAgreed;
import dev.fupan.kit.tenant.Caller;
import dev.fupan.review.session.CreationRule;
import dev.fupan.review.session.HeldSession;
import java.util.List;
import java.util.Set;

/**
 * What a rep may decide in a personal summary: things of their own. Nobody leads there who could answer for others, so
 * whatever reaches them waits for a lead or an admin.
 */
final class PersonalRule {

    private static final String PAUSE = "pause_channel";

    private PersonalRule() {}

    /** Throws the refusal. */
    static void demand(Caller caller, HeldSession held, ActionAgreed agreed) {
        if (!CreationRule.isPersonalTo(caller, held)) return;
        String self = caller.person();
        if (!self.equals(agreed.ownerId()) || !Set.of(self).containsAll(agreed.helperIds()))
            throw CreationRule.refused("In a personal summary a rep acts alone: name yourself as ownerId and nobody"
                    + " else in helperIds, or ask your lead to agree on it in a review of the team.");
        for (CheckpointPlan one : agreed.checkpoints()) if (one.criterion() != null) demand(caller, one.criterion());
    }

    /** What a lead has decided there, a lead takes back. */
    static void demandOwn(Caller caller, HeldSession held, Decision decision) {
        if (CreationRule.isPersonalTo(caller, held) && !caller.person().equals(decision.agreedBy()))
            throw CreationRule.refused("Somebody else agreed on this; ask them to withdraw it.");
    }

    private static void demand(Caller caller, Criterion criterion) {
        if (List.of(criterion.onPass(), criterion.onFail(), criterion.onInconclusive())
                .contains(PAUSE))
            throw CreationRule.refused("To pause a channel reaches others: let the checkpoint escalate instead, or ask"
                    + " your lead to agree on it in a review of the team.");
        String owner = criterion.filter().get("owner");
        if (owner != null && !caller.seesOwner(owner))
            throw CreationRule.refused("A checkpoint of a personal summary looks at your own numbers: filter by an"
                    + " owner that the CRM has for you, or by none.");
    }
}
