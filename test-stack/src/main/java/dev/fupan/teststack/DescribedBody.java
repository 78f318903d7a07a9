package dev.fupan.teststack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The JSON body that an operation reads, as the service itself describes it (OpenAPI). */
record DescribedBody(String method, String path, boolean mayBeMissing, Shape shape) {

    private static final Set<String> METHODS = Set.of("put", "post", "patch", "delete");

    /** {@code POST /api/v1/actions}. */
    String operation() {
        return method + " " + path;
    }

    static List<DescribedBody> of(URI base) throws IOException {
        JsonNode api;
        try (InputStream text = base.resolve("/q/openapi?format=json").toURL().openStream()) {
            api = new ObjectMapper().readTree(text);
        }
        List<DescribedBody> all = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                JsonNode body = operation.getValue().path("requestBody");
                JsonNode schema = body.path("content").path("application/json").path("schema");
                if (METHODS.contains(operation.getKey()) && !schema.isMissingNode()) {
                    String method = operation.getKey().toUpperCase(Locale.ROOT);
                    boolean optional = !body.path("required").asBoolean();
                    all.add(new DescribedBody(method, path.getKey(), optional, Shape.of(api, schema)));
                }
            }
        }
        return all;
    }

    /** What is described at one place of a body, with references followed and "or null" left out. */
    record Shape(JsonNode api, JsonNode schema) {

        static Shape of(JsonNode api, JsonNode schema) {
            JsonNode found = schema;
            if (found.has("$ref"))
                return of(api, api.at(found.path("$ref").asText().substring(1)));
            if (found.has("allOf")) return new Shape(api, merged(api, found));
            for (String either : List.of("anyOf", "oneOf")) {
                for (JsonNode one : found.path(either)) {
                    if (!one.path("type").asText().equals("null")) return of(api, one);
                }
            }
            return new Shape(api, found);
        }

        private static JsonNode merged(JsonNode api, JsonNode schema) {
            ObjectNode all = JsonNodeFactory.instance.objectNode();
            ObjectNode properties = all.putObject("properties");
            ArrayNode required = all.putArray("required");
            List<JsonNode> parts = new ArrayList<>(List.of(schema));
            schema.path("allOf").forEach(part -> parts.add(of(api, part).schema()));
            for (JsonNode part : parts) {
                part.path("properties").properties().forEach(one -> properties.set(one.getKey(), one.getValue()));
                part.path("required").forEach(required::add);
            }
            return all;
        }

        /** {@code string}, {@code object} ...; {@code any} where nothing is said. */
        String type() {
            JsonNode type = schema.path("type");
            if (!type.isArray()) return type.asText(schema.has("properties") ? "object" : "any");
            for (JsonNode one : type) if (!one.asText().equals("null")) return one.asText();
            return "any";
        }

        String format() {
            return schema.path("format").asText();
        }

        boolean isChoice() {
            return schema.has("enum");
        }

        /** An object with these fields and no others. */
        boolean isRecord() {
            return type().equals("object") && schema.has("properties");
        }

        boolean isText() {
            return type().equals("string") && format().isEmpty() && !isChoice();
        }

        boolean demands(String field) {
            for (JsonNode one : schema.path("required")) if (one.asText().equals(field)) return true;
            return false;
        }

        Shape field(String name) {
            return of(api, schema.path("properties").path(name));
        }

        List<String> fields() {
            List<String> names = new ArrayList<>();
            schema.path("properties").fieldNames().forEachRemaining(names::add);
            return names;
        }

        Shape items() {
            return of(api, schema.path("items"));
        }
    }
}
