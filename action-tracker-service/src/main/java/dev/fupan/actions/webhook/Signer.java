package dev.fupan.actions.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.stream.Collectors;

/** Signs what an endpoint is sent. */
@ApplicationScoped
public class Signer {

    private final SecretBox box;

    Signer(SecretBox box) {
        this.box = box;
    }

    /**
     * The value of {@code webhook-signature}: a signature for each secret that is good at {@code now}.
     *
     * @param timestamp as sent in {@code webhook-timestamp}
     * @throws SecretUnreadable when a secret cannot be opened
     */
    public String sign(Endpoint endpoint, Instant now, String eventId, long timestamp, String body) {
        return endpoint.signing(now)
                .map(kept -> box.open(kept.sealed(), endpoint.id()).sign(eventId, timestamp, body))
                .collect(Collectors.joining(" "));
    }
}
