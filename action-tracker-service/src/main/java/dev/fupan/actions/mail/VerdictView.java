package dev.fupan.actions.mail;

import org.jspecify.annotations.Nullable;

/**
 * What a mail tells of a verdict; numbers are written already.
 *
 * @param verdict PASS, FAIL or INCONCLUSIVE
 * @param decision the word of what follows, {@code pause_channel}
 */
public record VerdictView(
        String name,
        String measure,
        String verdict,
        String measured,
        String needed,
        @Nullable String interval,
        String window,
        @Nullable String decision) {}
