package dev.fupan.review.session;

import java.util.function.Predicate;

/** What a request needs of its caller in the session that it is about. */
public enum Right {
    /** What is read is then to be judged by whoever reads it. */
    BE_OF_THE_WORKSPACE(access -> true, "Open to everyone of this workspace."),
    READ(Access::reads, "Open to participants of this session, leads of its team and admins."),
    TAKE_PART(Access::takesPart, "Only participants of this session may do this; ask its facilitator to add you."),
    FACILITATE(Access::facilitates, "Only a facilitator of this session may do this."),
    OVERSEE(Access::oversees, "Only a facilitator of this session or an admin may do this."),
    PUBLISH(Access::publishes, "Only a facilitator of this session, a lead of its team or an admin may do this.");

    private final Predicate<Access> rule;
    private final String whose;

    Right(Predicate<Access> rule, String whose) {
        this.rule = rule;
        this.whose = whose;
    }

    public boolean isIn(Access access) {
        return rule.test(access);
    }

    String whose() {
        return whose;
    }
}
