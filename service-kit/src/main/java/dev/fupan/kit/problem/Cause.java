package dev.fupan.kit.problem;

import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.StringJoiner;
import java.util.concurrent.TimeoutException;

/**
 * What a failure was, for a log that must not show what companies tell us.
 *
 * <p>Parsers, the database and our own checks quote the text that they could not take. So a failure is told by its
 * classes and by where in our code it came up; only of a connection or of time that ran out the message is told too.
 */
public final class Cause {

    private static final String OURS = "dev.fupan.";
    private static final int DEPTH = 5;

    private Cause() {}

    /** The failure and what it was caused by, on one line. */
    public static String of(Throwable failure) {
        StringJoiner chain = new StringJoiner(" < ");
        Throwable each = failure;
        for (int depth = 0; each != null && depth < DEPTH; depth++) {
            chain.add(one(each));
            each = each.getCause();
        }
        return chain.toString();
    }

    private static String one(Throwable failure) {
        StringBuilder told = new StringBuilder(failure.getClass().getSimpleName());
        if (failure instanceof PgException database) told.append(" state=").append(database.getSqlState());
        if (quotesNothing(failure)) told.append(": ").append(failure.getMessage());
        for (StackTraceElement frame : failure.getStackTrace())
            if (frame.getClassName().startsWith(OURS))
                return told.append(" at ")
                        .append(frame.getFileName())
                        .append(':')
                        .append(frame.getLineNumber())
                        .toString();
        return told.toString();
    }

    // what the database refuses is a VertxException as well, and unreadable JSON an IOException
    private static boolean quotesNothing(Throwable failure) {
        return (failure instanceof VertxException && !(failure instanceof PgException))
                || failure instanceof NoStackTraceThrowable
                || failure instanceof TimeoutException
                || (failure instanceof IOException
                        && !failure.getClass().getName().startsWith("com.fasterxml."));
    }
}
