package dev.fupan.contracts.crm;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The part of a target's identity that says for whom it holds: dimension -> value with sorted keys.
 *
 * <p>The separators are escaped where they stand in a name or value, else two targets could share one id.
 */
final class TargetScope {

    private static final JsonFactory JSON = new JsonFactory();

    private TargetScope() {}

    static String targetId(String metric, String period, @Nullable String scopeJson) {
        StringBuilder id = new StringBuilder();
        append(id, metric);
        id.append('|');
        append(id, period);
        id.append('|');
        char separator = 0;
        for (Map.Entry<String, String> entry : read(scopeJson).entrySet()) {
            if (separator != 0) {
                id.append(separator);
            }
            append(id, entry.getKey());
            id.append('=');
            append(id, entry.getValue());
            separator = ',';
        }
        return id.toString();
    }

    /** A dimension without a value says nothing and is left out. */
    private static Map<String, String> read(@Nullable String json) {
        Map<String, String> scope = new TreeMap<>();
        if (json == null || json.isEmpty()) {
            return scope;
        }
        try (JsonParser parser = JSON.createParser(json)) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.VALUE_NULL) {
                return scope;
            }
            if (first != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("scope is a map of dimension to value");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String dimension = parser.currentName();
                JsonToken value = parser.nextToken();
                if (value.isStructStart()) {
                    throw new IllegalArgumentException("scope." + dimension + " is a text");
                }
                if (value != JsonToken.VALUE_NULL) {
                    scope.put(dimension, parser.getText());
                }
            }
            return scope;
        } catch (IOException e) {
            throw new IllegalArgumentException("scope is not JSON", e);
        }
    }

    private static void append(StringBuilder id, String part) {
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (c == '|' || c == ',' || c == '=' || c == '\\') {
                id.append('\\');
            }
            id.append(c);
        }
    }
}
