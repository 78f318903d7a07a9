package dev.fupan.metrics.question;

import dev.fupan.kit.problem.ProblemType;
import dev.fupan.kit.tenant.Caller;
import dev.fupan.kit.tenant.Scope;
import java.util.Set;

/**
 * Who may ask about which owners: a rep about the own names in the CRM, a lead about those of the teams led as well,
 * an admin and a key with the scope about everyone.
 */
public final class OwnerRule {
    private static final ProblemType NOT_YOURS = new ProblemType("owner-not-yours", 403, "These are numbers of others");

    private OwnerRule() {}

    /**
     * Throws the refusal.
     *
     * @param onlyOwners those that the question is narrowed to, empty when it is not
     */
    public static void demand(Caller caller, Set<String> onlyOwners) {
        if (caller.seesEveryOwner()) {
            return;
        }
        demandOwners(caller);
        if (onlyOwners.isEmpty() || !caller.owners().containsAll(onlyOwners)) {
            throw NOT_YOURS
                    .because("Name the owners that you ask about, each of them yours or of a team that you lead, and"
                            + " as of the counted time: owner=...")
                    .with("owners", caller.owners().stream().sorted().toList())
                    .asException();
        }
    }

    /** The question as the caller may ask it: one that names no owner is narrowed to those that are open. */
    public static Question narrowed(Caller caller, Question question) {
        if (caller.seesEveryOwner()) {
            return question;
        }
        demandOwners(caller);
        boolean open = question.onlyOwners().isEmpty() && !question.ownerNow();
        Question narrowed = open ? question.onlyOwners(caller.owners()) : question;
        demand(caller, narrowed.onlyOwners());
        return narrowed;
    }

    private static void demandOwners(Caller caller) {
        if (!caller.isPerson()) {
            String name = Scope.READ_PEOPLE.wireName();
            throw ProblemType.SCOPE_MISSING
                    .because("Numbers by owner need the scope '" + name + "'.")
                    .with("missingScope", name)
                    .asException();
        }
        if (caller.owners().isEmpty()) {
            throw NOT_YOURS
                    .because("Numbers by owner are open to reps about themselves, to leads about their teams and to"
                            + " admins. Ask for totals, or ask an administrator which names the CRM has for you.")
                    .asException();
        }
    }
}
