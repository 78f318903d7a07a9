package dev.fupan.actions.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as its workspace sees it.
 *
 * @param eventTypes empty = all
 * @param active whether it is told anything; {@code reason} says why not
 * @param oldSecretsUntil when the last of the secrets before stops to sign; null when one alone signs
 * @param secret shown once, in the answer that makes it
 */
@Schema(name = "Webhook")
record EndpointView(
        UUID id,
        long revision,
        String url,
        @Nullable String description,
        List<String> eventTypes,
        boolean active,
        @Nullable String reason,
        Instant createdAt,
        String createdBy,
        Instant changedAt,
        @Nullable Instant oldSecretsUntil,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(examples = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
        @Nullable
        String secret) {

    static EndpointView of(Endpoint endpoint, Instant now, @Nullable String secret) {
        return new EndpointView(
                endpoint.id(),
                endpoint.revision(),
                endpoint.url(),
                endpoint.description(),
                endpoint.eventTypes(),
                endpoint.active(),
                endpoint.reason(),
                endpoint.createdAt(),
                endpoint.createdBy(),
                endpoint.changedAt(),
                endpoint.signing(now)
                        .map(KeptSecret::until)
                        .filter(until -> until != null)
                        .max(Instant::compareTo)
                        .orElse(null),
                secret);
    }
}
