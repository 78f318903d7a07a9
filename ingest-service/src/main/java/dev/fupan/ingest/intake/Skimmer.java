package dev.fupan.ingest.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * Passes over values that no rule speaks of and still refuses what a later part could not store: NUL, lone
 * surrogates and numbers without end.
 *
 * @param escaped whether the text has escapes at all; without them its characters need no look
 */
record Skimmer(boolean escaped) {

    /** Whether the value is storable; the parser then stands on its last token, whatever the answer. */
    boolean value(JsonParser p) throws IOException {
        JsonToken token = p.currentToken();
        if (!token.isStructStart()) return scalar(p, token);
        boolean sound = true;
        int depth = 1;
        while (depth > 0) {
            token = p.nextToken();
            if (token == null) return false; // the parser has complained already
            if (token.isStructStart()) depth++;
            else if (token.isStructEnd()) depth--;
            else sound &= token == JsonToken.FIELD_NAME ? name(p) : scalar(p, token);
        }
        return sound;
    }

    boolean name(JsonParser p) throws IOException {
        return text(p.currentName());
    }

    /** Whether a text out of what is being read is storable. */
    boolean text(String text) {
        return !escaped || storable(text);
    }

    private boolean scalar(JsonParser p, JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_NUMBER_FLOAT)
            return DecimalText.isFinite(p.getTextCharacters(), p.getTextOffset(), p.getTextLength());
        if (!escaped || token != JsonToken.VALUE_STRING) return true;
        return storable(p.getText());
    }

    /** No NUL and no half of a surrogate pair. */
    private static boolean storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) return false;
            if (Character.isHighSurrogate(c)) {
                if (++i == text.length() || !Character.isLowSurrogate(text.charAt(i))) return false;
            }
        }
        return true;
    }
}
