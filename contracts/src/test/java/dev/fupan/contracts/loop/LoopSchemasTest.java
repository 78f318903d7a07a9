package dev.fupan.contracts.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fupan.contracts.action.ActionEvent;
import dev.fupan.contracts.review.ReviewEvent;
import dev.fupan.contracts.signal.SignalEvent;
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
 * <pre>mvn -pl contracts test -Dtest=LoopSchemasTest -Dfupan.schemas.refresh=true</pre>
 */
class LoopSchemasTest {

    private static final Path COMMITTED = Path.of("src/main/resources/schemas/loop/v1");

    @Test
    void theCommittedSchemasAreThoseOfTheRecords() throws IOException {
        Map<String, String> made = new TreeMap<>();
        for (var type : types().entrySet()) {
            made.put(type.getKey() + ".json", pretty(type.getKey(), type.getValue()));
        }
        if (Boolean.getBoolean("fupan.schemas.refresh")) {
            for (var schema : made.entrySet()) {
                Files.writeString(COMMITTED.resolve(schema.getKey()), schema.getValue());
            }
        }
        assertThat(committed()).isEqualTo(made);
    }

    static Map<String, Class<?>> types() {
        Map<String, Class<?>> types = new TreeMap<>(ReviewEvent.FAMILY.types());
        types.putAll(ActionEvent.FAMILY.types());
        types.putAll(SignalEvent.FAMILY.types());
        return types;
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

    private static String pretty(String name, Class<?> record) throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        return new ObjectMapper().writer(printer).writeValueAsString(SchemaOfRecord.of(name, record)) + "\n";
    }
}
