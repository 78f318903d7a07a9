package dev.fupan.review.session;

import dev.fupan.kit.problem.ProblemType;

/**
 * What a caller may do in one session.
 *
 * @param reads members, leads of the team and admins
 * @param takesPart a participant
 * @param facilitates a participant whose role it is to lead the session
 * @param oversees a facilitator or an admin: may reopen and cancel
 * @param publishes whoever oversees, and leads of the team that the session is about: may publish its report
 */
public record Access(boolean reads, boolean takesPart, boolean facilitates, boolean oversees, boolean publishes) {

    private static final ProblemType NOT_ALLOWED =
            new ProblemType("role-missing", 403, "Your role does not allow this");

    /** Throws the refusal unless this access is enough. */
    public void demand(Right right) {
        if (right.isIn(this)) return;
        throw NOT_ALLOWED.because(right.whose()).asException();
    }
}
