package dev.fupan.contracts.crm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.List;

/** The JSON Schema (draft 2020-12) of a type's data, made from its record. Unknown fields are allowed everywhere. */
final class SchemaOfType {

    static final String BASE = "https://fupan.dev/schemas/v1/";
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String NUMBER = "^-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?$";
    private static final String PERCENT = "^(100(\\.0+)?|[0-9]{1,2}(\\.[0-9]+)?)$";
    private static final String PERIOD = "^[0-9]{4}(-(H[12]|Q[1-4]|0[1-9]|1[0-2]|W(0[1-9]|[1-4][0-9]|5[0-3])))?$";

    private SchemaOfType() {}

    static ObjectNode of(EventType type) {
        ObjectNode schema = document(type.name());
        object(schema, type.record(), true);
        if (!type.oneOf().isEmpty()) {
            ArrayNode anyOf = schema.putArray("anyOf");
            for (String field : type.oneOf()) {
                ObjectNode given = anyOf.addObject();
                given.putArray("required").add(field);
                given.putObject("properties").putObject(field).put("type", "string");
            }
        }
        return schema;
    }

    static ObjectNode document(String name) {
        return NODES.objectNode()
                .put("$schema", DIALECT)
                .put("$id", BASE + name + ".json")
                .put("title", name);
    }

    private static void object(ObjectNode schema, Class<?> record, boolean top) {
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = NODES.arrayNode();
        for (RecordComponent component : RecordReading.components(record)) {
            FieldSpec field = RecordReading.field(component, top);
            ObjectNode value = value(field, component);
            properties.set(field.name(), field.nullable() ? orNull(value) : value);
            if (field.required()) {
                required.add(field.name());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
    }

    private static ObjectNode value(FieldSpec field, RecordComponent component) {
        return switch (field.kind()) {
            case TEXT -> typed("string");
            case ID -> typed("string").put("minLength", 1).put("maxLength", FieldSpec.MAX_ID_LENGTH);
            case DECIMAL -> decimal(field);
            case INTEGER -> typed("integer");
            case DATE -> typed("string").put("format", "date");
            case INSTANT -> typed("string").put("format", "date-time");
            case CURRENCY -> typed("string").put("pattern", "^[A-Z]{3}$");
            case PERIOD -> typed("string").put("pattern", PERIOD);
            case ENUM -> words(field.allowed());
            case MAP -> typed("object");
            case TEXT_MAP -> mapOf(orNull(typed("string")));
            case DECIMAL_MAP -> mapOf(decimal(field));
            case TEXT_LIST -> listOf(typed("string"));
            case LIST -> listOf(element(component));
            case ITEMS ->
                NODES.objectNode().set("type", NODES.arrayNode().add("number").add("array"));
        };
    }

    /** A string holds the exact number; a JSON number is accepted too. */
    private static ObjectNode decimal(FieldSpec field) {
        ObjectNode decimal = NODES.objectNode();
        decimal.set("type", NODES.arrayNode().add("string").add("number"));
        boolean percent = field.min() != null;
        decimal.put("pattern", percent ? PERCENT : NUMBER);
        if (percent) {
            decimal.put("minimum", field.min()).put("maximum", field.max());
        }
        return decimal;
    }

    private static ObjectNode element(RecordComponent component) {
        Class<?> record = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
        ObjectNode element = NODES.objectNode();
        object(element, record, false);
        return element;
    }

    private static ObjectNode orNull(ObjectNode value) {
        ArrayNode types = NODES.arrayNode();
        if (value.get("type") instanceof ArrayNode several) {
            types.addAll(several);
        } else {
            types.add(value.get("type"));
        }
        value.set("type", types.add("null"));
        if (value.get("enum") instanceof ArrayNode words) {
            words.addNull();
        }
        return value;
    }

    private static ObjectNode words(List<String> allowed) {
        ObjectNode words = typed("string");
        allowed.forEach(words.putArray("enum")::add);
        return words;
    }

    private static ObjectNode mapOf(ObjectNode value) {
        return typed("object").set("additionalProperties", value);
    }

    private static ObjectNode listOf(ObjectNode element) {
        return typed("array").set("items", element);
    }

    private static ObjectNode typed(String type) {
        return NODES.objectNode().put("type", type);
    }
}
