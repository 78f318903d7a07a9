package dev.fupan.cli.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.cli.ExitCode;
import dev.fupan.cli.Fupan;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ImportCommandTest {

    private static final String MAPPING = """
            name: leads
            source: /import/test
            zone: Asia/Shanghai
            files:
              - name: leads*.csv
                events:
                  - type: crm.lead.created.v1
                    id: created/{id}
                    time: created
                    data: {leadId: id, channel: channel}
                  - type: crm.lead.qualified.v1
                    when: level
                    id: qualified/{id}
                    time: created
                    data: {leadId: id, level: level}
            """;

    @TempDir
    private Path folder;

    private final IntakeFake intake = new IntakeFake();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeMapping() throws IOException {
        Files.writeString(folder.resolve("mapping.yaml"), MAPPING);
    }

    @AfterEach
    void stop() {
        intake.close();
    }

    @Test
    void everyRowBecomesItsEvents() throws IOException {
        Path leads = leads("L-1,2026-03-01,ads,MQL", "L-2,2026-03-02,,");

        assertThat(run(leads)).isEqualTo(ExitCode.OK);

        assertThat(intake.accepted())
                .extracting(event -> event.path("id").asText())
                .containsExactly("created/L-1", "qualified/L-1", "created/L-2");
        JsonNode first = intake.accepted().get(0);
        assertThat(first.path("time").asText()).isEqualTo("2026-02-28T16:00:00Z");
        assertThat(first.path("data").toString()).isEqualTo("{\"leadId\":\"L-1\",\"channel\":\"ads\"}");
        assertThat(intake.accepted().get(2).path("data").has("channel")).isFalse();
    }

    @Test
    void aRunThatWasInterruptedGoesOnBehindTheLastAcknowledgedBatch() throws IOException {
        Path leads = leads(tenRows());
        intake.failNext(202, 202, 400);
        Path state = folder.resolve("state.json");

        int first = run(leads, "--state", state.toString(), "--batch", "2");
        int second = run(leads, "--state", state.toString(), "--batch", "2");

        assertThat(first).isEqualTo(ExitCode.REFUSED);
        assertThat(second).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("4 rows were done before.").contains("6 rows gave:");
    }

    @Test
    void aFileThatGrewIsImportedFromItsOldEnd() throws IOException {
        Path leads = leads(tenRows());
        Path state = folder.resolve("state.json");
        run(leads, "--state", state.toString());
        Files.writeString(leads, "L-11,2026-03-11,web,\n", StandardOpenOption.APPEND);

        assertThat(run(leads, "--state", state.toString())).isEqualTo(ExitCode.OK);

        assertThat(intake.deliveries()).isEqualTo(11);
        assertThat(intake.accepted()).hasSize(11);
    }

    @Test
    void anotherFileUnderTheSameNameIsRefusedUntilAskedForFromStart() throws IOException {
        Path leads = leads(tenRows());
        Path state = folder.resolve("state.json");
        run(leads, "--state", state.toString());
        leads("M-1,2026-03-01,ads,");

        assertThat(run(leads, "--state", state.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--from-start");
        assertThat(run(leads, "--state", state.toString(), "--from-start")).isEqualTo(ExitCode.OK);
    }

    @Test
    void sendingTwiceGivesTheSameIdentitiesAndContents() throws IOException {
        Path leads = leads(tenRows());
        run(leads);
        List<JsonNode> once = intake.accepted();

        run(leads, "--batch", "3");

        assertThat(intake.accepted()).isEqualTo(once);
        assertThat(intake.deliveries()).isEqualTo(20);
    }

    @Test
    void theReportNamesLineFieldAndReasonOfWhatTheMappingAndTheServiceRefuse() throws IOException {
        Path leads =
                leads("L-1,2026-03-01,ads,", "L-2,yesterday,ads,", "L-3,2026-03-03,ads,HOT", "L-4,2026-03-04,ads,");
        intake.refuse(event -> event.path("id").asText().equals("created/L-4"));
        Path report = folder.resolve("rejects.csv");

        assertThat(run(leads, "--rejects", report.toString())).isEqualTo(ExitCode.SOME_REJECTED);

        assertThat(Files.readAllLines(report))
                .containsExactly(
                        "file,line,type,id,field,reason",
                        "leads.csv,3,,,time,'yesterday' is no time like 2026-11-23 or 2026-11-23T09:30:00+08:00",
                        "leads.csv,4,crm.lead.qualified.v1,qualified/L-3,data.level,\"must be one of [MQL, SQL]\"",
                        "leads.csv,5,crm.lead.created.v1,created/L-4,data.channel,expected another one");
        assertThat(intake.accepted())
                .extracting(event -> event.path("id").asText())
                .containsExactly("created/L-1", "created/L-3");
    }

    @Test
    void aRowWithTooFewCellsIsReportedAndTheRestGoesOn() throws IOException {
        Path leads = leads("L-1,2026-03-01", "L-2,2026-03-02,ads,");

        assertThat(run(leads)).isEqualTo(ExitCode.SOME_REJECTED);

        assertThat(err.toString()).contains("line 2").contains("has 2 cells, the header 4");
        assertThat(intake.accepted()).hasSize(1);
    }

    @Test
    void aDryRunShowsEventsAndCountsAndSendsNothing() throws IOException {
        Path leads = leads("L-1,2026-03-01,ads,MQL", "L-2,2026-03-02,,HOT");

        assertThat(run(leads, "--dry-run", "--show", "1")).isEqualTo(ExitCode.SOME_REJECTED);

        assertThat(out.toString())
                .contains("\"id\" : \"created/L-1\"")
                .doesNotContain("qualified/L-1")
                .contains("crm.lead.created.v1")
                .contains("3 events would be sent, 1 rejections.");
        assertThat(intake.deliveries()).isZero();
    }

    @Test
    void aColumnThatTheFileLacksStopsBeforeAnythingIsSent() throws IOException {
        Path leads = folder.resolve("leads.csv");
        Files.writeString(leads, "id,created,channel\nL-1,2026-03-01,ads\n");

        assertThat(run(leads)).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString()).contains("[level]").contains("[id, created, channel]");
        assertThat(intake.deliveries()).isZero();
    }

    @Test
    void aWrongKeyIsSaidPlainly() throws IOException {
        Path leads = leads("L-1,2026-03-01,ads,");

        assertThat(execute(
                        "import",
                        "--mapping",
                        folder.resolve("mapping.yaml").toString(),
                        "--url",
                        intake.url(),
                        "--key",
                        "nonsense",
                        leads.toString()))
                .isEqualTo(ExitCode.REFUSED);

        assertThat(err.toString()).contains("401").contains("Check the key.");
    }

    private Path leads(String... rows) throws IOException {
        return Files.writeString(
                folder.resolve("leads.csv"), "id,created,channel,level\n" + String.join("\n", rows) + "\n");
    }

    private static String[] tenRows() {
        List<String> rows = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            rows.add("L-%d,2026-03-%02d,ads,".formatted(i, i));
        }
        return rows.toArray(String[]::new);
    }

    private int run(Path file, String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "import",
                "--mapping",
                folder.resolve("mapping.yaml").toString(),
                "--url",
                intake.url(),
                "--key",
                "fupan_k1_secret"));
        arguments.addAll(List.of(options));
        arguments.add(file.toString());
        return execute(arguments.toArray(String[]::new));
    }

    private int execute(String... arguments) {
        CommandLine line = Fupan.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }
}
