package dev.fupan.contracts.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The samples are frozen: whatever a record or schema becomes, it reads what was written by its first version. */
class SamplesTest {

    private static final ObjectMapper JSON = EventJson.mapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaIdResolvers(ids -> ids.mapPrefix(SchemaOfType.BASE, "classpath:schemas/v1/"))
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build()));

    static List<EventType> types() {
        return EventTypes.all();
    }

    @Test
    void everyTypeHasASampleAndEverySampleAType() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/samples/v1"))) {
            assertThat(files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()))
                    .isEqualTo(EventTypes.all().stream()
                            .map(type -> type.name() + ".json")
                            .collect(Collectors.toSet()));
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void itIsValid(EventType type) throws IOException {
        JsonNode sample = sample(type);
        assertThat(schema("envelope").validate(sample)).isEmpty();
        assertThat(schema(type.name()).validate(sample.get("data"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void itReadsIntoItsRecordAndNothingIsLost(EventType type) throws IOException {
        JsonNode data = sample(type).get("data");
        CrmEvent event = EventJson.read(type, bytes(data));
        assertThat(EventTypes.of(event)).isSameAs(type);
        assertThat(JSON.readTree(EventJson.write(event))).isEqualTo(data);
    }

    @ParameterizedTest
    @MethodSource("types")
    void withoutARequiredFieldNeitherSchemaNorRecordAcceptsIt(EventType type) throws IOException {
        for (FieldSpec field : type.fields()) {
            if (!field.required()) {
                continue;
            }
            ObjectNode data = sample(type).get("data").deepCopy();
            data.remove(field.name());
            assertThat(schema(type.name()).validate(data)).as(field.name()).isNotEmpty();
            assertThatThrownBy(() -> EventJson.read(type, bytes(data))).hasStackTraceContaining(field.name());
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void withoutAnyAlternativeTheSchemaRefusesIt(EventType type) throws IOException {
        ObjectNode data = sample(type).get("data").deepCopy();
        data.remove(type.oneOf());
        assertThat(schema(type.name()).validate(data).isEmpty())
                .isEqualTo(type.oneOf().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("types")
    void aFieldOfAnotherKindIsRefusedByTheSchema(EventType type) throws IOException {
        for (FieldSpec field : type.fields()) {
            ObjectNode data = sample(type).get("data").deepCopy();
            data.put(field.name(), true);
            assertThat(schema(type.name()).validate(data)).as(field.name()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void unknownFieldsAreTolerated(EventType type) throws IOException {
        ObjectNode data = sample(type).get("data").deepCopy();
        data.putObject("shoe").put("size", 44);
        assertThat(schema(type.name()).validate(data)).isEmpty();
        assertThat(EventJson.read(type, bytes(data))).isNotNull();
    }

    private static Schema schema(String name) {
        return SCHEMAS.getSchema(SchemaLocation.of(SchemaOfType.BASE + name + ".json"));
    }

    private static JsonNode sample(EventType type) throws IOException {
        String path = "/samples/v1/" + type.name() + ".json";
        try (InputStream sample = SamplesTest.class.getResourceAsStream(path)) {
            return JSON.readTree(sample);
        }
    }

    private static byte[] bytes(JsonNode data) throws IOException {
        return JSON.writeValueAsBytes(data);
    }
}
