package dev.fupan.actions.heldup;

import java.util.Locale;

/** What the tracker does by itself, by what it is done to. */
public enum Work {
    LOOKS,
    NOTICES,
    DIGESTS,
    MAILS,
    OVERDUE,
    SERIES,
    WEBHOOKS;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
