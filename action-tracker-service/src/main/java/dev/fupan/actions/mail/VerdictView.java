package dev.fupan.actions.mail;

import org.jspecify.annotations.Nullable;

/**
 * What a mail tells of a verdict; numbers are written already.
 *
 * @param verdict PASS, FAIL or INCONCLUSIVE
 * @param certainty how far to trust it
 * @param decision the word of what follows, {@code pause_channel}
 * @param link to the action
 */
public record VerdictView(
        String name,
        String measure,
        String verdict,
        String measured,
        String needed,
        @Nullable String interval,
        String window,
        String certainty,
        @Nullable String decision,
        String link) {}
