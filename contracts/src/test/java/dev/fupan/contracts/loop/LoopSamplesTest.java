package dev.fupan.contracts.loop;

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
import dev.fupan.contracts.action.ActionEvent;
import dev.fupan.contracts.review.ReviewEvent;
import dev.fupan.contracts.signal.SignalEvent;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The samples are frozen: whatever a record or schema becomes, it reads what was written by its first version. */
class LoopSamplesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, registry -> registry.schemaIdResolvers(
                            ids -> ids.mapPrefix(SchemaOfRecord.BASE, "classpath:schemas/loop/v1/"))
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build()));

    static Set<String> types() {
        return LoopSchemasTest.types().keySet();
    }

    @Test
    void everyTypeHasASampleAndEverySampleAType() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/samples/loop/v1"))) {
            assertThat(files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()))
                    .isEqualTo(types().stream().map(type -> type + ".json").collect(Collectors.toSet()));
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void itIsValidAndCarriesWhatEveryOwnEventCarries(String type) throws IOException {
        JsonNode sample = sample(type);
        assertThat(sample.get("type").textValue()).isEqualTo(type);
        assertThat(sample.fieldNames())
                .toIterable()
                .contains(
                        "specversion",
                        "id",
                        "source",
                        "time",
                        "subject",
                        "tenantid",
                        "aggregaterevision",
                        "causationid",
                        "actor");
        assertThat(schema(type).validate(sample.get("data"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void itReadsIntoItsRecordAndNothingIsLost(String type) throws IOException {
        JsonNode data = sample(type).get("data");
        LoopEvent event = read(type, data).orElseThrow();
        assertThat(EventFamily.nameOf(event)).isEqualTo(type);
        assertThat(JSON.readTree(EventFamily.write(event))).isEqualTo(data);
    }

    @ParameterizedTest
    @MethodSource("types")
    void withoutARequiredFieldNeitherSchemaNorRecordAcceptsIt(String type) throws IOException {
        for (RecordComponent component : LoopSchemasTest.types().get(type).getRecordComponents()) {
            ObjectNode data = sample(type).get("data").deepCopy();
            data.remove(SchemaOfRecord.wireName(component));
            assertThat(schema(type).validate(data).isEmpty()).isEqualTo(Whole.optional(component));
            if (!Whole.optional(component) && !component.getType().isPrimitive()) {
                assertThatThrownBy(() -> read(type, data))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(component.getName());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void unknownFieldsAreTolerated(String type) throws IOException {
        ObjectNode data = sample(type).get("data").deepCopy();
        data.putObject("shoe").put("size", 44);
        assertThat(schema(type).validate(data)).isEmpty();
        assertThat(read(type, data)).isPresent();
    }

    private static Optional<? extends LoopEvent> read(String type, JsonNode data) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(data);
        return Stream.of(ReviewEvent.FAMILY, ActionEvent.FAMILY, SignalEvent.FAMILY)
                .flatMap(family -> family.read(type, bytes).stream())
                .map(LoopEvent.class::cast)
                .findFirst();
    }

    private static Schema schema(String name) {
        return SCHEMAS.getSchema(SchemaLocation.of(SchemaOfRecord.BASE + name + ".json"));
    }

    private static JsonNode sample(String type) throws IOException {
        try (InputStream sample = LoopSamplesTest.class.getResourceAsStream("/samples/loop/v1/" + type + ".json")) {
            return JSON.readTree(sample);
        }
    }
}
