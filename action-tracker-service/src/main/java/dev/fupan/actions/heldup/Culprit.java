package dev.fupan.actions.heldup;

import java.util.UUID;

/**
 * A failure within a transaction, with the row that it was about: that transaction is undone, and whoever began it
 * knows which row to put off before going on with the next one.
 */
public final class Culprit extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String tenant;
    private final UUID row;
    private final int attempts;

    /** @param attempts that failed before this one */
    public Culprit(String tenant, UUID row, int attempts, Throwable cause) {
        super(cause);
        this.tenant = tenant;
        this.row = row;
        this.attempts = attempts;
    }

    public String tenant() {
        return tenant;
    }

    public UUID row() {
        return row;
    }

    public int attempts() {
        return attempts;
    }
}
