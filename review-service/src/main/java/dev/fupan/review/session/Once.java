package dev.fupan.review.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fupan.kit.form.NamedId;
import dev.fupan.kit.form.Violation;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a request makes once.
 *
 * @param id of what is made; the same for every request of one {@code Idempotency-Key}
 * @param said mark of the body; null = the request has no key
 */
public record Once(UUID id, @Nullable UUID said) {

    /** The same for bodies that say the same, in whatever order their fields stand. */
    static UUID markOf(JsonNode body) {
        return NamedId.of("body", sorted(body));
    }

    private static JsonNode sorted(JsonNode node) {
        if (node instanceof ObjectNode object) {
            Map<String, JsonNode> fields = new TreeMap<>();
            object.properties().forEach(one -> fields.put(one.getKey(), sorted(one.getValue())));
            ObjectNode sorted = JsonNodeFactory.instance.objectNode();
            sorted.setAll(fields);
            return sorted;
        }
        if (node instanceof ArrayNode list) {
            ArrayNode sorted = JsonNodeFactory.instance.arrayNode();
            for (JsonNode one : list) sorted.add(sorted(one));
            return sorted;
        }
        return node;
    }

    /** The refusal of a key under which something else was made before. */
    public static RuntimeException keyOfSomethingElse() {
        return Violation.at(
                "Idempotency-Key",
                "the body that was sent first under this key; send a key of its own for anything else");
    }
}
