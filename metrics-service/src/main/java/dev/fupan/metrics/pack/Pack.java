package dev.fupan.metrics.pack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was frozen.
 *
 * @param request what was asked, in canonical form
 * @param position the last record that it knows
 * @param body the whole pack as it was answered
 */
record Pack(String id, PackAsked asked, String request, long position, Instant evaluatedAt, String hash, String body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The frozen values by the keys of their numbers. */
    Map<String, @Nullable String> values() {
        Map<String, @Nullable String> values = new TreeMap<>();
        for (JsonNode number : content().path("numbers")) {
            values.put(number.path("key").asText(), number.path("value").textValue());
        }
        return values;
    }

    Definitions definitions() {
        return Definitions.of(content());
    }

    JsonNode content() {
        return json(body);
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a stored pack cannot be read", impossible);
        }
    }
}
