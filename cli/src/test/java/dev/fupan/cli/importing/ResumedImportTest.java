package dev.fupan.cli.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.cli.ExitCode;
import dev.fupan.cli.Refusal;
import dev.fupan.cli.sending.Receipt;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumedImportTest {

    private static final String MAPPING = """
            name: t
            source: /t
            files:
              - name: d.csv
                events:
                  - {type: crm.lead.created.v1, data: {leadId: id}}
                  - {type: crm.lead.contacted.v1, when: medium, data: {leadId: id, medium: medium}}
            """;

    @TempDir
    private Path folder;

    private final Map<String, JsonNode> written = new HashMap<>();

    @Test
    void howeverOftenAndWhereverItBreaksTheSameEventsArrive() throws IOException {
        Path file = sheet(200);
        run(file, folder.resolve("whole.json"), 1_000, Integer.MAX_VALUE);
        Map<String, JsonNode> whole = Map.copyOf(written);

        Random chance = new Random(7);
        for (int attempt = 0; attempt < 40; attempt++) {
            written.clear();
            Path state = folder.resolve("state-" + attempt + ".json");
            boolean done = false;
            for (int runs = 0; !done; runs++) {
                assertThat(runs).as("an import that gets on").isLessThan(300);
                done = run(file, state, 1 + chance.nextInt(40), 1 + chance.nextInt(6));
            }
            assertThat(written).isEqualTo(whole);
        }
    }

    /** A run that breaks at its {@code breaksAt}-th request: half of the time the batch was written, its receipt lost. */
    private boolean run(Path file, Path state, int batch, int breaksAt) throws IOException {
        Mapping mapping = MappingReader.read(MAPPING);
        int[] requests = {0};
        Outlet outlet = events -> {
            boolean breaks = ++requests[0] == breaksAt;
            if (!breaks || events.size() % 2 == 0) {
                events.forEach(event -> written.put(event.id(), event.json()));
            }
            if (breaks) {
                throw new Refusal(ExitCode.UNREACHABLE, "broken off");
            }
            return new Receipt(events.size(), List.of(), 0);
        };
        PrintWriter silent = new PrintWriter(Writer.nullWriter());
        ImportRun run = new ImportRun(
                mapping,
                outlet,
                Position.load(state, mapping, "http://here", false),
                Rejects.onTerminal(silent),
                new Progress(silent, false, Clock.systemUTC()),
                Clock.systemUTC(),
                batch);
        try {
            run.file(file);
            return true;
        } catch (Refusal broken) {
            return false;
        }
    }

    private Path sheet(int rows) throws IOException {
        List<String> lines = new ArrayList<>(List.of("id,medium"));
        for (int i = 0; i < rows; i++) {
            lines.add("L-" + i + "," + (i % 3 == 0 ? "phone" : ""));
        }
        return Files.write(folder.resolve("d.csv"), lines);
    }
}
