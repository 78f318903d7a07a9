package dev.fupan.actions.message;

import dev.fupan.kit.form.NamedId;
import java.time.Instant;
import java.util.UUID;

/**
 * What an action has told somebody.
 *
 * @param id of the notice
 * @param kind VERDICT or ESCALATION
 * @param checkpoint its id, or {@code -}
 * @param at the time of the look
 */
record Told(String tenant, UUID id, String kind, UUID actionId, String checkpoint, String recipient, Instant at) {

    static final String VERDICT = "VERDICT";

    /** The same mail for the same look, however often it is told. */
    UUID messageTo(String person) {
        return NamedId.of("message", tenant, person, "mail", kind, actionId, checkpoint, at);
    }
}
