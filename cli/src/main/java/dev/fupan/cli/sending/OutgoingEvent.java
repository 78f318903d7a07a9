package dev.fupan.cli.sending;

import static java.util.Objects.requireNonNull;

/** A structured CloudEvent as bytes, with the id and type that a report needs to name it. */
public record OutgoingEvent(String id, String type, byte[] json) {

    public OutgoingEvent {
        requireNonNull(id, "id");
        requireNonNull(type, "type");
        requireNonNull(json, "json");
    }
}
