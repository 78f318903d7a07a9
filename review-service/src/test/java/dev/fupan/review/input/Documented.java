package dev.fupan.review.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a service says of the bodies that it takes, in the description that it serves. */
final class Documented {

    private static final Set<String> WRITING = Set.of("post", "put", "patch");

    private final JsonNode document;

    private Documented(JsonNode document) {
        this.document = document;
    }

    static Documented by(URI base) throws IOException {
        return new Documented(new ObjectMapper()
                .readTree(base.resolve("/q/openapi?format=json").toURL()));
    }

    /** Schema by operation, {@code POST /api/v1/sessions}, of every operation that takes JSON. */
    Map<String, JsonNode> bodies() {
        Map<String, JsonNode> bodies = new TreeMap<>();
        document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(operation -> WRITING.contains(operation.getKey()))
                .forEach(operation -> {
                    JsonNode schema = operation
                            .getValue()
                            .path("requestBody")
                            .path("content")
                            .path("application/json")
                            .path("schema");
                    if (!schema.isMissingNode())
                        bodies.put(operation.getKey().toUpperCase() + " " + path.getKey(), resolved(schema));
                }));
        return bodies;
    }

    /** The operations that guard what they change by {@code If-Match}. */
    Set<String> guarded() {
        Set<String> guarded = new LinkedHashSet<>();
        document.path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(operation -> operation.getValue().path("parameters").forEach(parameter -> {
                    if (parameter.path("name").asText().equals("If-Match"))
                        guarded.add(operation.getKey().toUpperCase() + " " + path.getKey());
                })));
        return guarded;
    }

    JsonNode property(JsonNode schema, String name) {
        JsonNode own = resolved(schema).path("properties").path(name);
        return own.isMissingNode() ? resolved(schema.path("additionalProperties")) : resolved(own);
    }

    /** Whether the names in it are not fields but keys of whoever sends them. */
    boolean isMap(JsonNode schema) {
        JsonNode own = resolved(schema);
        return own.has("additionalProperties") && !own.has("properties");
    }

    JsonNode items(JsonNode schema) {
        return resolved(resolved(schema).path("items"));
    }

    static Set<String> required(JsonNode schema) {
        Set<String> names = new LinkedHashSet<>();
        schema.path("required").forEach(name -> names.add(name.asText()));
        return names;
    }

    /** Pointers of every field below that schema, a {@code *} for each list and map. */
    Set<String> fields(JsonNode schema, String at) {
        Set<String> fields = new LinkedHashSet<>();
        resolved(schema).path("properties").properties().forEach(one -> {
            fields.add(at + "/" + one.getKey());
            fields.addAll(fields(one.getValue(), at + "/" + one.getKey()));
        });
        JsonNode items = resolved(schema).path("items");
        if (!items.isMissingNode()) fields.addAll(fields(items, at + "/*"));
        return fields;
    }

    private JsonNode resolved(JsonNode schema) {
        if (schema.has("$ref")) return document.at(schema.path("$ref").asText().substring(1));
        // null or something else
        for (String choice : new String[] {"anyOf", "oneOf"})
            for (JsonNode one : schema.path(choice)) if (one.has("$ref")) return resolved(one);
        return schema.isMissingNode() ? MissingNode.getInstance() : schema;
    }
}
