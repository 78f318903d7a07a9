package dev.fupan.actions.message;

import dev.fupan.actions.preference.Preferences;
import dev.fupan.actions.preference.UnsubscribeLink;
import dev.fupan.actions.reminder.DigestFacts;
import org.jspecify.annotations.Nullable;

/** A message that is due, with what it is about: a verdict, or a digest with a link to put into it. */
record Due(
        Message message,
        Preferences preferences,
        @Nullable VerdictFacts verdict,
        @Nullable DigestFacts digest,
        @Nullable UnsubscribeLink unsubscribe) {}
