package dev.fupan.review.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A good body with one thing wrong.
 *
 * @param pointer of the field that is wrong
 * @param body made when it is asked for: all of them together would be hundreds of megabytes
 * @param must be refused; otherwise it may be taken, but never breaks anything
 */
record Spoiled(String pointer, String how, Supplier<String> body, boolean must) {

    static final String SCRIPT = "<script>alert(\"价格 & 'x'\")</script>";

    private static final Map<String, String> TEXTS = Map.of(
            "a NUL byte", "\"a\\u0000b\"",
            "half a surrogate pair", "\"a\\ud800b\"",
            "a control character", "\"a\\u0007b\"",
            "nothing but blanks", "\"  \"",
            "more than any field takes", '"' + "x".repeat(10_000) + '"',
            "a number", "42",
            "a list", "[\"a\"]",
            "an object", "{\"a\": 1}");
    private static final String HUGE = '"' + "x".repeat(5_000_000) + '"';
    private static final List<String> NO_DATES = List.of(
            "\"2026-02-30\"",
            "\"2026-13-01\"",
            "\"0000-00-00\"",
            "\"+999999-01-01\"",
            "\"1726-01-01\"",
            "\"tomorrow\"",
            "20261130");
    private static final List<String> NO_NUMBERS = List.of("\"x\"", "-1", "1.5", "99999999999", "1e400", "true", "[]");

    /** Everything that can be wrong with it. */
    static List<Spoiled> of(ObjectNode good, JsonNode schema, Documented documented) {
        Walk walk = new Walk(good, documented);
        walk.object(good, schema, "");
        return walk.found;
    }

    private static final class Walk {
        private final ObjectNode root;
        private final Documented documented;
        private final List<Spoiled> found = new ArrayList<>();
        private boolean huge;

        Walk(ObjectNode root, Documented documented) {
            this.root = root;
            this.documented = documented;
        }

        void object(ObjectNode object, JsonNode schema, String at) {
            with(at, "an unknown field", "/surprise", true, copy -> ((ObjectNode) copy.at(at)).put("surprise", 1));
            Set<String> required = Documented.required(schema);
            for (Map.Entry<String, JsonNode> one : object.properties()) {
                String name = one.getKey();
                boolean must = required.contains(name);
                with(at, "it missing", "/" + name, must, copy -> ((ObjectNode) copy.at(at)).remove(name));
                raw(at, name, "null", "null", must);
                any(at, name, one.getValue(), documented.property(schema, name));
            }
        }

        private void any(String at, String name, JsonNode value, JsonNode schema) {
            String here = at + "/" + name;
            if (value instanceof ObjectNode object) {
                for (String wrong : List.of("\"x\"", "7", "[]")) raw(at, name, wrong, wrong, true);
                object(object, schema, here);
            } else if (value instanceof ArrayNode list) {
                for (String wrong : List.of("\"x\"", "7", "{}")) raw(at, name, wrong, wrong, true);
                JsonNode items = documented.items(schema);
                for (int i = 0; i < list.size(); i++) {
                    raw(here, String.valueOf(i), "7", "7", true);
                    any(here, String.valueOf(i), list.get(i), items);
                }
            } else if (value.isTextual()) text(at, name, schema);
            else if (value.isBoolean())
                for (String wrong : List.of("\"yes\"", "1", "[]")) raw(at, name, wrong, wrong, true);
            else for (String wrong : NO_NUMBERS) raw(at, name, wrong, wrong, true);
        }

        private void text(String at, String name, JsonNode schema) {
            // a decimal may stand as a number, and one's own text as a longer one
            TEXTS.forEach(
                    (how, wrong) -> raw(at, name, how, wrong, !(how.equals("a number") && name.equals("threshold"))));
            // Whether a body is read at all is the same for each of its fields.
            if (!huge) raw(at, name, "5 MB", HUGE, true);
            huge = true;
            String format = schema.path("format").asText();
            boolean time = format.startsWith("date") || name.equals("month") || name.equals("firstMeeting");
            if (time || name.equals("period")) for (String wrong : NO_DATES) raw(at, name, wrong, wrong, true);
            if (schema.has("enum")) raw(at, name, "another word", "\"something else\"", true);
            if (format.equals("uuid")) raw(at, name, "no id", "\"something else\"", true);
            raw(at, name, "script", '"' + SCRIPT.replace("\"", "\\\"") + '"', false);
        }

        private void raw(String at, String name, String how, String json, boolean must) {
            with(at, how, "/" + name, must, copy -> {
                JsonNode parent = at.isEmpty() ? copy : copy.at(at);
                if (parent instanceof ObjectNode object) object.putRawValue(name, new RawValue(json));
                else {
                    ArrayNode list = (ArrayNode) parent;
                    list.remove(Integer.parseInt(name));
                    list.insertRawValue(Integer.parseInt(name), new RawValue(json));
                }
            });
        }

        private void with(String at, String how, String name, boolean must, Consumer<ObjectNode> change) {
            Supplier<String> body = () -> {
                ObjectNode copy = root.deepCopy();
                change.accept(copy);
                return copy.toString();
            };
            found.add(new Spoiled(at + name, how, body, must));
        }
    }

    /** Whether one of these violations, pointer to what is expected, names the field. */
    boolean isNamedBy(Map<String, String> violations) {
        return violations.keySet().stream().anyMatch(one -> one.equals(pointer) || one.startsWith(pointer + "/"));
    }

    static Map<String, String> violations(JsonNode problem) {
        Map<String, String> violations = new LinkedHashMap<>();
        problem.path("violations")
                .forEach(one -> violations.put(
                        one.path("pointer").asText(), one.path("expected").asText()));
        return violations;
    }
}
