package dev.fupan.actions.reminder;

import dev.fupan.actions.preference.Preferences;
import org.jspecify.annotations.Nullable;

/** A message that is due, with what it is about: one of the two. */
record Due(
        Message message,
        Preferences preferences,
        @Nullable VerdictFacts verdict,
        @Nullable DigestFacts digest) {}
