package dev.fupan.actions.message;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A mail that is to be sent, held under its lock. */
record Message(String tenant, UUID id, Kind kind, String recipient, LocalDate localDate, Instant madeAt, int attempts) {

    enum Kind {
        DIGEST,
        VERDICT
    }
}
