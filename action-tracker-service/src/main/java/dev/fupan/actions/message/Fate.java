package dev.fupan.actions.message;

import dev.fupan.actions.reminder.Said;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a message that was claimed.
 *
 * @param until not before then again; null when it is over
 * @param said what the recipient has been told by it
 */
record Fate(
        String state, @Nullable String trouble, @Nullable Instant until, List<Said> said) {

    /** Nothing of it holds any more. */
    static final Fate EMPTY = new Fate("empty", null, null, List.of());
    /** Its day is over; what it would have said is for the digest of another day. */
    static final Fate OUTDATED = new Fate("outdated", null, null, List.of());

    static Fate sent(List<Said> said) {
        return new Fate("sent", null, null, said);
    }

    static Fate later(Instant until, @Nullable String why) {
        return new Fate("planned", why, until, List.of());
    }

    static Fate dead(String why) {
        return new Fate("dead", why, null, List.of());
    }
}
