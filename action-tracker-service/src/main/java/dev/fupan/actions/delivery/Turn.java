package dev.fupan.actions.delivery;

import dev.fupan.actions.webhook.Endpoint;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * An endpoint that is ours for a moment, with what it is to be told next.
 *
 * @param id tells this turn from the next, which begins when this one has taken too long
 */
record Turn(UUID id, Endpoint endpoint, List<Due> due) {

    /** One delivery; {@code attempts} and {@code failures} so far. */
    record Due(String eventId, String body, int attempts, int failures) {

        byte[] bytes() {
            return body.getBytes(StandardCharsets.UTF_8);
        }
    }
}
