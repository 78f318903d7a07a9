package dev.fupan.review.session;

import dev.fupan.contracts.people.Role;
import dev.fupan.kit.problem.ProblemType;
import dev.fupan.kit.tenant.Caller;
import java.util.Map;

/** Who may schedule what: admins anything, leads for their teams, reps a personal summary of themselves, alone. */
public final class CreationRule {

    /** The template of summaries that people write about themselves. */
    public static final String PERSONAL = "personal-summary";

    private static final ProblemType NOT_ALLOWED =
            new ProblemType("role-missing", 403, "Your role does not allow this");

    private CreationRule() {}

    /** The participants: those asked for, or the caller alone. */
    public static Map<String, String> participants(Caller caller, SessionForm.New asked) {
        Map<String, String> alone = Map.of(caller.person(), Participant.FACILITATOR);
        Map<String, String> roles = asked.roles().isEmpty() ? alone : asked.roles();
        if (caller.is(Role.REP)) {
            if (!asked.template().key().equals(PERSONAL) || !roles.equals(alone))
                throw refused("A rep schedules a " + PERSONAL + " for themselves; ask your lead for other reviews.");
        }
        demandScope(caller, asked.agenda());
        return roles;
    }

    /** Whether the caller may have a review of that scope. */
    static void demandScope(Caller caller, Agenda agenda) {
        String team = agenda.scope().get("team");
        String owner = agenda.scope().get("owner");
        boolean open = (team == null || caller.leads(team)) && (owner == null || caller.seesOwner(owner));
        if (!open) throw refused("You schedule reviews of the teams that you lead; ask an admin for others.");
    }

    /** Whether this is a personal summary in the hands of a rep. */
    public static boolean isPersonalTo(Caller caller, HeldSession held) {
        return caller.is(Role.REP) && isAboutOnePerson(held);
    }

    /** Whether this is a personal summary, which is about whoever holds it. */
    public static boolean isAboutOnePerson(HeldSession held) {
        return held.template().key().equals(PERSONAL);
    }

    /** A personal summary stays one: its rep may let others go, and not bring them in. */
    static void demandParticipants(Caller caller, HeldSession held, Map<String, String> roles) {
        if (isPersonalTo(caller, held) && !held.roles().entrySet().containsAll(roles.entrySet()))
            throw refused("A rep holds a " + PERSONAL + " alone; ask your lead for a review with others.");
    }

    public static RuntimeException refused(String detail) {
        return NOT_ALLOWED.because(detail).asException();
    }
}
