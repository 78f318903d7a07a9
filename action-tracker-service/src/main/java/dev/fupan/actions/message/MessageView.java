package dev.fupan.actions.message;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail as admins see it.
 *
 * @param trouble what the mail server said last, when it did not take it
 * @param items how much it told, once it is sent
 * @param acted on how much of that a person has done or said something within 48 hours after it
 */
record MessageView(
        UUID id,
        String kind,
        String recipient,
        String channel,
        LocalDate localDate,
        String state,
        int attempts,
        @Nullable String trouble,
        Instant madeAt,
        Instant notBefore,
        @Nullable Instant endedAt,
        @Nullable Long items,
        @Nullable Long acted) {}
