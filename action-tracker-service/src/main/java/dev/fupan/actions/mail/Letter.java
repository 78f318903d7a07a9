package dev.fupan.actions.mail;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail before it is sent.
 *
 * @param key names the message for ever: every attempt to send it has the same Message-ID
 * @param unsubscribe a link that works without sign-in; null where nothing can be unsubscribed
 */
public record Letter(
        UUID key, String to, Content content, @Nullable String unsubscribe) {

    /** The two forms of one text. */
    public record Content(String subject, String text, String html) {}
}
