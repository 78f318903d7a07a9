package dev.fupan.contracts.crm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The JSON Schema of an event in structured mode; the type decides what its data must be. */
final class SchemaOfEnvelope {

    static final String NAME = "envelope";

    private SchemaOfEnvelope() {}

    /** An unknown type is valid here: it goes to quarantine, not back to its producer. */
    static ObjectNode make() {
        ObjectNode schema = SchemaOfType.document(NAME);
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("specversion").put("const", "1.0");
        text(properties, "id").put("minLength", 1).put("maxLength", FieldSpec.MAX_ID_LENGTH);
        text(properties, "source").put("minLength", 1).put("format", "uri-reference");
        text(properties, "type").put("minLength", 1);
        text(properties, "time").put("format", "date-time");
        text(properties, "subject").put("minLength", 1);
        text(properties, "sequence");
        text(properties, "partitionkey").put("minLength", 1);
        properties.putObject("datacontenttype").put("const", "application/json");
        text(properties, "dataschema").put("format", "uri");
        properties.putObject("data").put("type", "object");
        schema.putArray("required")
                .add("specversion")
                .add("id")
                .add("source")
                .add("type")
                .add("data");
        ArrayNode allOf = schema.putArray("allOf");
        for (EventType type : EventTypes.all()) {
            ObjectNode choice = allOf.addObject();
            choice.putObject("if").putObject("properties").putObject("type").put("const", type.name());
            choice.putObject("then").putObject("properties").putObject("data").put("$ref", type.name() + ".json");
        }
        return schema;
    }

    private static ObjectNode text(ObjectNode properties, String name) {
        return properties.putObject(name).put("type", "string");
    }
}
