package dev.fupan.review.session;

import dev.fupan.contracts.people.Role;
import dev.fupan.kit.problem.ProblemType;
import dev.fupan.kit.tenant.Caller;
import java.util.Map;

/** Who may schedule what: admins anything, leads for their teams, reps a personal summary of themselves. */
final class CreationRule {

    private static final String PERSONAL = "personal-summary";
    private static final ProblemType NOT_ALLOWED =
            new ProblemType("role-missing", 403, "Your role does not allow this");

    private CreationRule() {}

    /** The participants: those asked for, or the caller alone. */
    static Map<String, String> participants(Caller caller, SessionForm.New asked) {
        Map<String, String> alone = Map.of(caller.person(), Participant.FACILITATOR);
        Map<String, String> roles = asked.roles().isEmpty() ? alone : asked.roles();
        String team = asked.agenda().scope().get("team");
        String owner = asked.agenda().scope().get("owner");
        if (caller.is(Role.REP)) {
            boolean own = team == null && (owner == null || caller.owners().contains(owner));
            if (!asked.template().key().equals(PERSONAL) || !roles.equals(alone) || !own)
                throw refused("A rep schedules a " + PERSONAL + " for themselves; ask your lead for other reviews.");
        }
        if (caller.is(Role.LEAD) && (team != null && !caller.leads(team) || owner != null && !caller.seesOwner(owner)))
            throw refused("A lead schedules reviews of the teams led; ask an admin for others.");
        return roles;
    }

    private static RuntimeException refused(String detail) {
        return NOT_ALLOWED.because(detail).asException();
    }
}
