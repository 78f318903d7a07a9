package dev.fupan.actions.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A secret as it stands in the database.
 *
 * @param sealed encrypted, see {@link SecretBox}
 * @param until when it stops to sign; null for the present one
 */
record KeptSecret(String sealed, @Nullable Instant until) {

    boolean signsAt(Instant now) {
        return until == null || until.isAfter(now);
    }
}
