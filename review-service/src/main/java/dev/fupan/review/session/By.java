package dev.fupan.review.session;

import static java.util.Objects.requireNonNull;

import dev.fupan.contracts.OwnHeaders;
import java.time.Instant;

/**
 * Who changes something, when, and what brought it about.
 *
 * @param actor a person's id or {@code system}
 * @param causation the id of the event or request behind it
 */
public record By(String actor, String causation, Instant at) {

    public By {
        requireNonNull(actor, "actor");
        requireNonNull(causation, "causation");
        requireNonNull(at, "at");
    }

    public static By system(String causation, Instant at) {
        return new By(OwnHeaders.SYSTEM, causation, at);
    }
}
