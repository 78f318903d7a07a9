package dev.fupan.ingest.intake;

import static java.util.Objects.requireNonNull;

/**
 * One thing that is wrong with an event.
 *
 * @param pointer where, as a JSON pointer into the structured form of the event, in every binding
 * @param expected what should stand there
 */
public record Violation(String pointer, String expected) {

    public Violation {
        requireNonNull(pointer, "pointer");
        requireNonNull(expected, "expected");
    }
}
