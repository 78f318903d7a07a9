package dev.fupan.ingest.intake;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.fupan.ingest.intake.Checked.Reason;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and checks one event, whatever its bytes are: the answer is always a {@link Checked}, never an exception.
 *
 * <p>One pass over the text, no tree; the bytes of {@code data} are cut out and forwarded as they came.
 */
public final class EventReader {

    private static final JsonFactory JSON = JsonFactory.builder()
            // Field names come from outside: interning would fill the JVM's table with them.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Limits.DEPTH)
                    .maxNumberLength(Limits.NUMBER_CHARS)
                    .maxNameLength(1_024)
                    .build())
            .build();

    private static final byte[] NO_DATA = {};
    private static final Skimmer ANYTHING = new Skimmer(true);

    private EventReader() {}

    /** An event in the structured form. */
    public static Checked structured(byte[] text, int from, int to, Instant now) {
        Draft draft = new Draft();
        if (to - from > Limits.EVENT_BYTES) return tooLarge(draft);
        int kind = JsonBytes.inspect(text, from, to);
        if (kind == JsonBytes.BROKEN) return malformed(draft, "text in UTF-8");
        Skimmer skim = new Skimmer(kind == JsonBytes.ESCAPED);
        try (JsonParser p = JSON.createParser(text, from, to - from)) {
            if (p.nextToken() != JsonToken.START_OBJECT) return malformed(draft, "a JSON object");
            byte[] data = members(p, text, from, draft, skim);
            if (p.nextToken() != null) return malformed(draft, "one JSON object and nothing after it");
            return draft.finish(data, now);
        } catch (IOException unreadable) {
            return malformed(draft, unreadable);
        }
    }

    /**
     * The events of a JSON array, all in one pass; null when anything in it cannot be read, so that each event has to
     * be read by itself for its own answer.
     *
     * @param most no more events are read than this; whoever gets one more than allowed refuses them all
     */
    static @Nullable List<Checked> array(byte[] text, int most, Instant now) {
        int kind = JsonBytes.inspect(text, 0, text.length);
        if (kind == JsonBytes.BROKEN) return null;
        Skimmer skim = new Skimmer(kind == JsonBytes.ESCAPED);
        List<Checked> events = new ArrayList<>();
        try (JsonParser p = JSON.createParser(text)) {
            if (p.nextToken() != JsonToken.START_ARRAY) return null;
            while (p.nextToken() == JsonToken.START_OBJECT && events.size() < most) {
                long start = p.currentTokenLocation().getByteOffset();
                Draft draft = new Draft();
                byte[] data = members(p, text, 0, draft, skim);
                if (p.currentLocation().getByteOffset() - start > Limits.EVENT_BYTES) return null;
                events.add(draft.finish(data, now));
            }
            boolean whole = p.currentToken() == JsonToken.END_ARRAY && p.nextToken() == null;
            return whole || events.size() == most ? events : null;
        } catch (IOException unreadable) {
            return null;
        }
    }

    /** An event in the binary form: attributes apart, the text is its data. */
    public static Checked binary(Map<String, String> attributes, byte[] data, Instant now) {
        Draft draft = new Draft();
        attributes.forEach((name, value) -> draft.attribute(name, value, ANYTHING));
        if (data.length > Limits.EVENT_BYTES) return tooLarge(draft);
        int kind = JsonBytes.inspect(data, 0, data.length);
        if (kind == JsonBytes.BROKEN) return malformed(draft, "text in UTF-8");
        try (JsonParser p = JSON.createParser(data)) {
            if (p.nextToken() == null) draft.findings.add("/data", "an object");
            else data(p, draft, new Skimmer(kind == JsonBytes.ESCAPED));
            if (p.currentToken() != null && p.nextToken() != null)
                return malformed(draft, "one JSON object and nothing after it");
            return draft.finish(data, now);
        } catch (IOException unreadable) {
            return malformed(draft, unreadable);
        }
    }

    // Data may stand before the type; then it is passed over and read again once the type is known.
    private static byte[] members(JsonParser p, byte[] text, int from, Draft draft, Skimmer skim) throws IOException {
        byte[] data = null;
        boolean checked = false;
        String name;
        while ((name = p.nextFieldName()) != null) {
            JsonToken token = p.nextToken();
            if (name.equals("data")) {
                int start = from + (int) p.currentTokenLocation().getByteOffset();
                checked = draft.knowsType();
                if (checked) data(p, draft, skim);
                else p.skipChildren();
                data = Arrays.copyOfRange(
                        text, start, from + (int) p.currentLocation().getByteOffset());
            } else if (name.equals("data_base64")) {
                draft.findings.add("/data_base64", "data as a JSON object, in the member data");
                p.skipChildren();
            } else if (token.isStructStart()) {
                draft.notText(name);
                p.skipChildren();
            } else if (token != JsonToken.VALUE_NULL) {
                draft.attribute(name, p.getText(), skim);
            }
        }
        if (data != null && !checked) {
            try (JsonParser again = JSON.createParser(data)) {
                again.nextToken();
                data(again, draft, skim);
            }
        }
        if (data == null) {
            draft.findings.add("/data", "an object");
            return NO_DATA;
        }
        return data;
    }

    // The parser stands on the first token of the data and afterwards on its last.
    private static void data(JsonParser p, Draft draft, Skimmer skim) throws IOException {
        if (p.currentToken() != JsonToken.START_OBJECT) {
            draft.findings.add("/data", "an object");
            p.skipChildren();
            return;
        }
        DataRules rules = draft.rules();
        long present = 0;
        long valued = 0;
        String name;
        while ((name = p.nextFieldName()) != null) {
            FieldRule rule = rules == null ? null : rules.field(name);
            boolean storable = skim.name(p);
            JsonToken token = p.nextToken();
            if (rule == null) {
                if (!(skim.value(p) && storable))
                    draft.findings.add("/data/" + Findings.step(name), "finite numbers, no NUL, no half surrogates");
                continue;
            }
            present |= rule.bit();
            if (token != JsonToken.VALUE_NULL) valued |= rule.bit();
            if (!rule.accepts(p, skim)) draft.findings.add(rule.pointer(), rule.expected());
        }
        if (rules != null) rules.complete(present, valued, draft.findings);
    }

    private static Checked tooLarge(Draft draft) {
        draft.findings.add("", "at most " + Limits.EVENT_BYTES + " bytes");
        return draft.refused(Reason.TOO_LARGE);
    }

    private static Checked malformed(Draft draft, IOException unreadable) {
        if (unreadable instanceof StreamConstraintsException)
            return malformed(
                    draft, "at most " + Limits.DEPTH + " levels, " + Limits.NUMBER_CHARS + " digits in a number");
        if (!(unreadable instanceof JacksonException json)) return malformed(draft, "a JSON object");
        long at = json.getLocation() == null ? -1 : json.getLocation().getByteOffset();
        boolean twice =
                json.getOriginalMessage() != null && json.getOriginalMessage().startsWith("Duplicate");
        return malformed(draft, (twice ? "each key once" : "JSON") + (at < 0 ? "" : "; see byte " + at));
    }

    private static Checked malformed(Draft draft, String expected) {
        draft.findings.add("", expected);
        return draft.refused(Reason.MALFORMED);
    }
}
