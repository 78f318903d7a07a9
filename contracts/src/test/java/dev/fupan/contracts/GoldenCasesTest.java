package dev.fupan.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fupan.contracts.crm.EventJson;
import dev.fupan.contracts.crm.EventType;
import dev.fupan.contracts.crm.EventTypes;
import dev.fupan.contracts.workspace.WorkspaceConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The golden cases on the class path: the same as their origin where that is at hand, and in the language. */
class GoldenCasesTest {

    private static final Path COPY = Path.of("src/main/resources/golden");

    @Test
    void theCopyEqualsItsOrigin() throws IOException {
        Path origin = origin();
        assumeTrue(Files.isDirectory(origin), "skipped: the golden cases are not at " + origin);
        assertThat(files(COPY)).isEqualTo(files(origin));
    }

    @TestFactory
    Stream<DynamicTest> everyCaseIsWrittenInTheLanguage() throws IOException {
        return files(COPY).entrySet().stream()
                .filter(file -> file.getKey().endsWith(".json"))
                .map(file -> DynamicTest.dynamicTest(file.getKey(), () -> checkCase(file.getValue())));
    }

    private static void checkCase(String json) throws IOException {
        JsonNode golden = EventJson.mapper().readTree(json);
        configuration(golden.get("configuration"));
        for (JsonNode record : golden.get("records")) {
            JsonNode event = record.get("event");
            Optional<EventType> type = EventTypes.byName(event.get("type").textValue());
            if (type.isEmpty()) {
                continue; // a case about unknown types
            }
            JsonNode data = event.get("data");
            if (type.get().name().equals("fupan.workspace.configured.v1")) {
                configuration(data);
            } else {
                EventJson.read(type.get(), EventJson.mapper().writeValueAsBytes(data));
                assertThat(type.get().entity(field -> text(data.get(field)))).isNotNull();
            }
        }
    }

    /** A case has a single pipeline without a key. */
    private static void configuration(JsonNode node) throws IOException {
        ObjectNode configuration = node.deepCopy();
        ArrayNode pipelines = configuration.putArray("pipelines");
        pipelines.add(((ObjectNode) configuration.remove("pipeline")).put("key", "sales"));
        EventJson.mapper().treeToValue(configuration, WorkspaceConfiguration.class);
    }

    private static String text(JsonNode value) {
        return value == null || value.isNull() ? null : value.isValueNode() ? value.asText() : value.toString();
    }

    /** Beside the repository, unless the property or variable FUPAN_SHARED says where. */
    private static Path origin() {
        String shared = System.getProperty("FUPAN_SHARED", System.getenv("FUPAN_SHARED"));
        Path folder = shared != null
                ? Path.of(shared)
                : Path.of(System.getProperty("fupan.root", "..")).resolveSibling("shared");
        return folder.resolve("data/golden");
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.toList()) {
                files.put(path.getFileName().toString(), Files.readString(path));
            }
        }
        return files;
    }
}
