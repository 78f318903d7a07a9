package dev.fupan.actions.webhook;

import org.jspecify.annotations.Nullable;

/** A secret that was sealed does not open: its key is not there any more, or it is not what was sealed. */
public final class SecretUnreadable extends RuntimeException {

    private static final long serialVersionUID = 1;

    SecretUnreadable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
