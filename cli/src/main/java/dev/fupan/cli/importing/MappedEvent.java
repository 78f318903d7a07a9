package dev.fupan.cli.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fupan.cli.sending.OutgoingEvent;

/** An event with the row that it comes from. */
record MappedEvent(Row row, String id, String type, ObjectNode json) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    OutgoingEvent outgoing() {
        try {
            return new OutgoingEvent(id, type, MAPPER.writeValueAsBytes(json));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of nodes is JSON", impossible);
        }
    }
}
