package dev.fupan.actions.agreed;

import io.vertx.pgclient.PgException;

/** That what a review told cannot become an action, however often it is tried; the record is the one to blame. */
final class NotCarriedOut extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient ReviewRecord record;

    NotCarriedOut(ReviewRecord record, Throwable cause) {
        super(cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage(), cause);
        this.record = record;
    }

    ReviewRecord record() {
        return record;
    }

    /** Whether the record is to blame and not the weather: trying again would end the same way. */
    static boolean isToBlame(Throwable failure) {
        for (Throwable one = failure; one != null; one = one.getCause()) {
            if (one instanceof IllegalArgumentException || one instanceof NullPointerException) return true;
            // 22 = data that does not fit, 23 = a constraint
            if (one instanceof PgException refused
                    && refused.getSqlState() != null
                    && (refused.getSqlState().startsWith("22")
                            || refused.getSqlState().startsWith("23"))) return true;
        }
        return false;
    }
}
