package dev.fupan.contracts.crm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The committed schemas say what the records say. After a change of a record, look at what it does to them:
 *
 * <pre>mvn -pl contracts test -Dtest=SchemasTest -Dfupan.schemas.refresh=true</pre>
 */
class SchemasTest {

    private static final Path COMMITTED = Path.of("src/main/resources/schemas/v1");

    @Test
    void theCommittedSchemasAreThoseOfTheRecords() throws IOException {
        Map<String, String> made = made();
        if (Boolean.getBoolean("fupan.schemas.refresh")) {
            refresh(made);
        }
        assertThat(committed()).isEqualTo(made);
    }

    private static Map<String, String> made() throws IOException {
        Map<String, String> made = new TreeMap<>();
        made.put(SchemaOfEnvelope.NAME + ".json", pretty(SchemaOfEnvelope.make()));
        for (EventType type : EventTypes.all()) {
            made.put(type.name() + ".json", pretty(SchemaOfType.of(type)));
        }
        return made;
    }

    private static Map<String, String> committed() throws IOException {
        Map<String, String> committed = new TreeMap<>();
        try (Stream<Path> files = Files.list(COMMITTED)) {
            for (Path file : files.toList()) {
                committed.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return committed;
    }

    private static void refresh(Map<String, String> made) throws IOException {
        Files.createDirectories(COMMITTED);
        try (Stream<Path> files = Files.list(COMMITTED)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        for (Map.Entry<String, String> schema : made.entrySet()) {
            Files.writeString(COMMITTED.resolve(schema.getKey()), schema.getValue());
        }
    }

    private static String pretty(ObjectNode schema) throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        return EventJson.mapper().writer(printer).writeValueAsString(schema) + "\n";
    }
}
