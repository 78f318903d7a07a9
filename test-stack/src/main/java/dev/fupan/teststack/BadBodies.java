package dev.fupan.teststack;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * From one body that is right, all those that are wrong in one place, by what the service says of its bodies: each
 * field with each value that does not fit, left out, unknown ones beside it, and what is no such body at all.
 */
final class BadBodies {

    /**
     * A body and what is wrong with it.
     *
     * @param pointer the place that the refusal has to name; null where there is none
     * @param mayPass whether a service may also take it
     */
    record Case(String what, byte[] bytes, @Nullable String pointer, boolean mayPass) {}

    private static final int FIVE_MEGABYTES = 5_000_000;
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            // half a surrogate pair can be sent in this form alone
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private final JsonNode right;
    private final List<Case> cases = new ArrayList<>();
    private final Set<String> seen = new TreeSet<>();
    private final Set<String> described = new TreeSet<>();
    private boolean huge;

    private BadBodies(JsonNode right) {
        this.right = right;
    }

    static BadBodies of(DescribedBody body, String example) {
        try {
            BadBodies bodies = new BadBodies(MAPPER.readTree(example));
            bodies.walk(body.shape(), "", "");
            bodies.whole(body.mayBeMissing());
            return bodies;
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError("the example is no JSON: " + example, e);
        }
    }

    List<Case> cases() {
        return cases;
    }

    /** Described places that the example does not show; what is not there cannot be made wrong. */
    Set<String> notShown() {
        Set<String> missing = new TreeSet<>(described);
        missing.removeAll(seen);
        return missing;
    }

    private void walk(DescribedBody.Shape shape, String pointer, String place) {
        JsonNode here = right.at(pointer);
        if (shape.isRecord() && here.isObject()) fields(shape, pointer, place);
        else if (shape.type().equals("array") && here.isArray() && shape.items().isRecord())
            for (int i = 0; i < here.size(); i++) walk(shape.items(), pointer + "/" + i, place + "/*");
    }

    private void fields(DescribedBody.Shape shape, String pointer, String place) {
        add("an unknown field", pointer + "/surprise", with(pointer + "/surprise", TextNode.valueOf("x")), false);
        for (String name : shape.fields()) {
            String at = pointer + "/" + name;
            described.add(place + "/" + name);
            JsonNode present = right.at(at);
            if (present.isMissingNode() || present.isNull()) continue;
            seen.add(place + "/" + name);
            DescribedBody.Shape field = shape.field(name);
            BadValues.of(field).forEach((why, value) -> add(why, at, with(at, value), false));
            add("missing", at, without(at), !shape.demands(name));
            if (shape.demands(name)) add("null", at, with(at, null), false);
            if (field.isText()) script(at);
            walk(field, at, place + "/" + name);
        }
    }

    private void script(String at) {
        add("a script", at, with(at, TextNode.valueOf(BadValues.SCRIPT)), true);
        if (!huge) add("5 MB", null, with(at, TextNode.valueOf("x".repeat(FIVE_MEGABYTES))), false);
        huge = true;
    }

    private void whole(boolean mayBeMissing) {
        for (String none : List.of("", "null")) whole("nothing", none, mayBeMissing);
        Map<String, String> texts = Map.of(
                "a text", "\"text\"",
                "a number", "7",
                "a list", "[]",
                "cut off", "{",
                "nested without end", "[".repeat(20_000));
        texts.forEach((what, text) -> whole(what, text, false));
        byte[] noUtf8 = {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'};
        cases.add(new Case("no UTF-8", noUtf8, null, false));
    }

    private void whole(String what, String text, boolean mayPass) {
        cases.add(new Case(what, text.getBytes(StandardCharsets.UTF_8), null, mayPass));
    }

    private void add(String what, @Nullable String pointer, JsonNode body, boolean mayPass) {
        try {
            cases.add(new Case(what, MAPPER.writeValueAsBytes(body), pointer, mayPass));
        } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private JsonNode with(String pointer, @Nullable JsonNode value) {
        JsonNode copy = right.deepCopy();
        int last = pointer.lastIndexOf('/');
        JsonNode parent = copy.at(pointer.substring(0, last));
        String name = pointer.substring(last + 1);
        if (parent instanceof ArrayNode list) list.set(Integer.parseInt(name), value);
        else ((ObjectNode) parent).set(name, value);
        return copy;
    }

    private JsonNode without(String pointer) {
        JsonNode copy = right.deepCopy();
        int last = pointer.lastIndexOf('/');
        ((ObjectNode) copy.at(pointer.substring(0, last))).remove(pointer.substring(last + 1));
        return copy;
    }
}
