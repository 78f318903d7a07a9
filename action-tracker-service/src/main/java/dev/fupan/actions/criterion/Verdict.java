package dev.fupan.actions.criterion;

import java.util.Locale;

/** What a look says. UNDECIDED is said between the looks of evidence mode; the others can be the last word. */
public enum Verdict {
    PASS,
    FAIL,
    INCONCLUSIVE,
    UNDECIDED;

    /** As a checkpoint's state is written. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
