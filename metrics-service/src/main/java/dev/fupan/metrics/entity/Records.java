package dev.fupan.metrics.entity;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Flattens the data of an event, streaming; bytes that are not one JSON object are refused. */
public final class Records {
    private static final JsonFactory JSON = new JsonFactory();

    private Records() {}

    /** @throws IllegalArgumentException when the bytes are not one JSON object */
    public static Fields fields(byte[] data) {
        List<@Nullable String> pairs = new ArrayList<>(16);
        try (JsonParser parser = JSON.createParser(data)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("data is a JSON object");
            }
            object(parser, "", pairs);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("data is one JSON object");
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("data is not JSON", e);
        }
        return Fields.of(pairs.toArray(String[]::new));
    }

    private static void object(JsonParser parser, String prefix, List<@Nullable String> pairs) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = prefix.isEmpty() ? parser.currentName() : prefix + parser.currentName();
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT) {
                object(parser, name + ".", pairs);
                continue;
            }
            pairs.add(name);
            if (token == JsonToken.START_ARRAY) {
                pairs.add(raw(parser));
            } else {
                pairs.add(token == JsonToken.VALUE_NULL ? null : parser.getText());
            }
        }
    }

    private static String raw(JsonParser parser) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(text)) {
            generator.copyCurrentStructure(parser);
        }
        return text.toString();
    }
}
