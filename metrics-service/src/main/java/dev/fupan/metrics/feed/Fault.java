package dev.fupan.metrics.feed;

import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;

/** What a failed attempt to apply a batch was due to, as far as the failure tells. */
enum Fault {
    /** The database or a rule names the data. */
    OF_A_RECORD,
    /** The same batch can be applied later. */
    PASSING,
    /** It took too long: half of it may be quick enough. */
    TOO_MUCH,
    /** Nothing of that is said; a fault of ours in a reading looks like this. */
    UNKNOWN;

    /**
     * Connections, lost races, resources, locks, an operator, the disk; a standby, a log-in, a database or a table that
     * is not there yet, a right that is missing.
     */
    private static final List<String> PASSING_STATES =
            List.of("08", "40", "53", "55", "57P", "58", "25006", "28", "3D", "42P01", "42501");

    private static final List<String> STATES_OF_DATA = List.of("22", "23");
    private static final String CANCELED = "57014";

    static Fault of(Throwable failure) {
        if (failure instanceof CompletionException && failure.getCause() != null) {
            return of(failure.getCause());
        }
        if (failure instanceof PgException database) {
            return of(String.valueOf(database.getSqlState()));
        }
        if (failure instanceof IllegalArgumentException || failure instanceof ArithmeticException) {
            return OF_A_RECORD;
        }
        if (failure instanceof TimeoutException) {
            return TOO_MUCH;
        }
        // how the client says that a connection is gone, cannot be had, or is not handed out any more
        boolean away = failure instanceof IOException
                || failure instanceof VertxException
                || failure instanceof NoStackTraceThrowable
                || failure instanceof RejectedExecutionException;
        return away ? PASSING : UNKNOWN;
    }

    private static Fault of(String state) {
        if (state.equals(CANCELED)) {
            return TOO_MUCH;
        }
        if (STATES_OF_DATA.stream().anyMatch(state::startsWith)) {
            return OF_A_RECORD;
        }
        return PASSING_STATES.stream().anyMatch(state::startsWith) ? PASSING : UNKNOWN;
    }
}
