package dev.fupan.actions.action;

import dev.fupan.actions.criterion.Verdict;
import java.util.Locale;

/** Where a checkpoint stands; all but PENDING are for good. */
public enum CheckpointState {
    PENDING,
    PASS,
    FAIL,
    INCONCLUSIVE,
    /** The artefact was shown. */
    SHOWN,
    CANCELLED,
    /** Its criterion cannot be checked; the reason stands beside it. */
    REFUSED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static CheckpointState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether it has a say in whether the action is proven. */
    boolean counts() {
        return this != CANCELLED && this != REFUSED;
    }

    static CheckpointState of(Verdict verdict) {
        return valueOf(verdict.name());
    }
}
