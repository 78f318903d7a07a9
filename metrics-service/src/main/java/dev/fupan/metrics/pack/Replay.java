package dev.fupan.metrics.pack;

import dev.fupan.metrics.question.Refusal;
import java.util.Locale;

/**
 * A pack that is computed again.
 *
 * @param attempts how many times somebody has begun it, this time included
 */
record Replay(String tenant, String packId, int number, Mode mode, int attempts) {

    /** What it is read from: the stored sets, or the log itself from its beginning. */
    enum Mode {
        SETS,
        LOG;

        static Mode of(String wireName) {
            for (Mode mode : values()) {
                if (mode.wireName().equals(wireName)) {
                    return mode;
                }
            }
            throw Refusal.of("mode", "A replay has mode sets, or log, which reads the log from its beginning.");
        }

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
