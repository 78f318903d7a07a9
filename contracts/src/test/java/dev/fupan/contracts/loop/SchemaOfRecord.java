package dev.fupan.contracts.loop;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The JSON Schema (draft 2020-12) of an event's data, made from its record. Unknown fields are allowed everywhere. */
final class SchemaOfRecord {

    static final String BASE = "https://fupan.dev/schemas/loop/v1/";
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String NUMBER = "^-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?$";
    private static final Set<Class<?>> INTEGERS = Set.of(int.class, long.class, Integer.class, Long.class);

    private SchemaOfRecord() {}

    static ObjectNode of(String name, Class<?> record) {
        ObjectNode schema = NODES.objectNode()
                .put("$schema", DIALECT)
                .put("$id", BASE + name + ".json")
                .put("title", name);
        return object(schema, record);
    }

    static String wireName(RecordComponent component) {
        JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
        if (named == null && component.getAccessor().getAnnotations().length > 0) {
            for (var annotation : component.getAccessor().getAnnotations()) {
                JsonProperty inside = annotation.annotationType().getAnnotation(JsonProperty.class);
                named = inside == null ? named : inside;
            }
        }
        return named == null ? component.getName() : named.value();
    }

    private static ObjectNode object(ObjectNode schema, Class<?> record) {
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = NODES.arrayNode();
        for (RecordComponent component : record.getRecordComponents()) {
            ObjectNode value = value(component.getGenericType());
            OneOf words = component.getAnnotation(OneOf.class);
            if (words != null) {
                List.of(words.value()).forEach(value.putArray("enum")::add);
            }
            properties.set(wireName(component), value);
            if (!Whole.optional(component)) {
                required.add(wireName(component));
            }
        }
        schema.set("required", required);
        return schema;
    }

    private static ObjectNode value(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            ObjectNode inner = value(arguments[arguments.length - 1]);
            return generic.getRawType() == Map.class
                    ? typed("object").set("additionalProperties", inner)
                    : typed("array").set("items", inner);
        }
        Class<?> raw = (Class<?>) type;
        if (raw.isRecord()) {
            return object(NODES.objectNode(), raw);
        } else if (INTEGERS.contains(raw)) {
            return typed("integer");
        } else if (raw == boolean.class) {
            return typed("boolean");
        } else if (raw == LocalDate.class) {
            return typed("string").put("format", "date");
        } else if (raw == Instant.class) {
            return typed("string").put("format", "date-time");
        } else if (raw == BigDecimal.class) {
            return typed("string").put("pattern", NUMBER);
        } else if (raw == String.class) {
            return typed("string");
        }
        throw new IllegalStateException("no schema is known for a " + raw);
    }

    private static ObjectNode typed(String type) {
        return NODES.objectNode().put("type", type);
    }
}
