package dev.fupan.ingest.directory;

import dev.fupan.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * What the caller believes to change: {@code If-Match} a version, {@code If-None-Match: *} nothing, neither: nothing
 * yet, or whatever is there where that is allowed.
 */
record Expected(@Nullable Long version, boolean nothing) {

    static Expected of(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        if (ifMatch == null)
            return new Expected(null, ifNoneMatch != null && ifNoneMatch.trim().equals("*"));
        String bare = ifMatch.replace("W/", "").replace("\"", "").trim();
        // A tag that is no number was never one to change by, so it matches nothing.
        return new Expected(bare.matches("\\d{1,18}") ? Long.valueOf(bare) : Long.valueOf(-1), false);
    }

    /** Throws the refusal; {@code there} is the version that stands, null when there is none. */
    void checkReplacing(String what, @Nullable Long there) {
        if (there != null && version == null && !nothing)
            throw ProblemType.PRECONDITION_REQUIRED
                    .because("There is a " + what
                            + " with this id: read it, and send its ETag as If-Match to change it.")
                    .asException();
        checkGiven(what, there);
    }

    /** The same where an unconditional request may do it. */
    void checkGiven(String what, @Nullable Long there) {
        boolean stale = version != null && !version.equals(there);
        if (stale || (nothing && there != null))
            throw ProblemType.CHANGED_MEANWHILE
                    .because("The " + what + (there == null ? " does not exist" : " is another one by now")
                            + ": read it again and repeat your change on that.")
                    .asException();
    }
}
