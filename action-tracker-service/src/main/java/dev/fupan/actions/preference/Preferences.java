package dev.fupan.actions.preference;

import org.jspecify.annotations.Nullable;

/**
 * What one person wants.
 *
 * @param optedOut of reminders before and after due dates; verdicts and escalations come all the same
 */
public record Preferences(
        long revision, boolean optedOut, @Nullable QuietHours quiet) {

    public static final Preferences NONE = new Preferences(0, false, null);
}
