package dev.fupan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fupan.cli.Fupan;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The public export of a fictitious company, with answers that were computed elsewhere; the data is not ours to keep. */
final class MavenCrm {
    private static final String SHARED = System.getenv()
            .getOrDefault(
                    "FUPAN_SHARED", RunningSystem.ROOT.resolve("../shared").toString());
    private static final Path DATA = Path.of(SHARED, "data", "maven-crm").normalize();

    private MavenCrm() {}

    static boolean isThere() {
        return Files.exists(DATA.resolve("expected.json"));
    }

    static void assumeThere() {
        assumeTrue(isThere(), "no data in " + DATA + "; FUPAN_SHARED names the folder that holds data/maven-crm");
    }

    static JsonNode expected() {
        return read(DATA.resolve("expected.json"));
    }

    static Workspace open(RunningSystem system, String name) {
        return Workspace.open(system, name, configuration());
    }

    /** The one of the mapping with another time zone. */
    static JsonNode configuration(String zone) {
        return ((ObjectNode) configuration()).put("timeZone", zone);
    }

    private static JsonNode configuration() {
        return read(RunningSystem.ROOT.resolve("cli/mappings/maven-crm-workspace.json"));
    }

    /** Imports both files as a user would, and says how many events that were. */
    static void importInto(Workspace workspace) {
        String report = run("--url", workspace.ingest("/").toString(), "--key", workspace.token());
        assertThat(report).contains(" 0 rejections.").doesNotContain("quarantine");
        workspace.alsoWritten(Long.parseLong(report.replaceAll("(?s).*?(\\d+) events accepted.*", "$1")));
    }

    /** The events that the importer would send. */
    static List<JsonNode> events() {
        String shown = run("--dry-run", "--show", "1000000");
        // the report follows the last event
        String sequence = shown.substring(0, shown.lastIndexOf("\n}") + 2);
        try (MappingIterator<JsonNode> events =
                Http.JSON.readerFor(JsonNode.class).readValues(sequence)) {
            return new ArrayList<>(events.readAll());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String run(String... options) {
        List<String> arguments = new ArrayList<>(List.of("import"));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of(
                "--mapping",
                RunningSystem.ROOT.resolve("cli/mappings/maven-crm.yaml").toString()));
        arguments.add(DATA.resolve("accounts.csv").toString());
        arguments.add(DATA.resolve("sales_pipeline.csv").toString());
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Fupan.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments.toArray(String[]::new));
        assertThat(exit).as(err.toString()).isZero();
        return out.toString();
    }

    private static JsonNode read(Path file) {
        try {
            return Http.JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
