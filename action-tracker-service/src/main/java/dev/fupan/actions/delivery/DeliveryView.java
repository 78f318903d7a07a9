package dev.fupan.actions.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to an endpoint.
 *
 * @param eventId sent as {@code webhook-id} with every attempt
 * @param state pending, delivered or dead
 * @param attempts how many there have been
 * @param reason why the last attempt failed
 * @param log the attempts, where one delivery is asked for
 * @param payload what is sent, where one delivery is asked for
 */
record DeliveryView(
        String eventId,
        String type,
        Instant time,

        @Schema(enumeration = {"pending", "delivered", "dead"})
        String state,

        int attempts,
        @Nullable Instant nextAttemptAt,
        @Nullable Integer lastStatus,
        @Nullable String reason,
        Instant createdAt,
        Instant changedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<AttemptView> log,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @JsonRawValue
        @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT)
        @Nullable
        String payload) {

    /**
     * One attempt.
     *
     * @param status null when there was no answer
     * @param reason null when it is delivered
     */
    record AttemptView(
            int attempt,
            Instant at,
            int millis,
            @Nullable Integer status,
            @Nullable String reason) {}

    DeliveryView with(List<AttemptView> attemptsMade, String body) {
        return new DeliveryView(
                eventId,
                type,
                time,
                state,
                attempts,
                nextAttemptAt,
                lastStatus,
                reason,
                createdAt,
                changedAt,
                attemptsMade,
                body);
    }
}
