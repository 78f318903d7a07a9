package dev.fupan.actions.egress;

/** Where we do not go; the message says why, without telling what an internal name means. */
public final class EgressRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    EgressRefused(String why) {
        super(why);
    }
}
