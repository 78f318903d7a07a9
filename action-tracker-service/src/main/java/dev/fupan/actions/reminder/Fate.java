package dev.fupan.actions.reminder;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a message that was claimed.
 *
 * @param until not before then again; null when it is over
 */
record Fate(
        String state, @Nullable String trouble, @Nullable Instant until) {

    static final Fate SENT = new Fate("sent", null, null);
    /** Nothing of it holds any more. */
    static final Fate EMPTY = new Fate("empty", null, null);

    static Fate later(Instant until, @Nullable String why) {
        return new Fate("planned", why, until);
    }

    static Fate dead(String why) {
        return new Fate("dead", why, null);
    }
}
