package dev.fupan.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.cli.ExitCode;
import dev.fupan.cli.Fupan;
import dev.fupan.cli.importing.IntakeFake;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DemoCommandTest {

    @TempDir
    private Path folder;

    private final IntakeFake intake = new IntakeFake();
    private final StringWriter out = new StringWriter();

    @AfterEach
    void stop() {
        intake.close();
    }

    @Test
    void theFirstRunMakesTheWorkspaceAndLoadsItsHistory() throws IOException {
        Path keyFile = folder.resolve("demo.key");
        assertThat(demo("--bootstrap-key-file", bootstrapKey(), "--key-file", keyFile.toString()))
                .isEqualTo(ExitCode.OK);

        assertThat(keyFile).hasContent("fupan_k1_secret");
        Path credentials = folder.resolve("demo.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(credentials)))
                .isEqualTo("rw-------");
        DemoCredentials kept = DemoCredentials.load(credentials).orElseThrow();
        assertThat(kept.key()).isEqualTo("fupan_k1_secret");
        assertThat(kept.historyLoaded()).isTrue();
        assertThat(intake.accepted()).hasSizeGreaterThan(3_000);
        assertThat(out.toString()).contains("Workspace 'demo' created").doesNotContain("fupan_k1_secret");
    }

    @Test
    void aHistoryThatBrokeOffIsSentAgainWithTheSameIdentities() throws IOException {
        intake.failNext(202, 202, 202, 400);
        assertThat(demo("--bootstrap-key-file", bootstrapKey())).isEqualTo(ExitCode.REFUSED);

        assertThat(demo()).isEqualTo(ExitCode.OK);

        assertThat(intake.deliveries()).isGreaterThan(intake.accepted().size() + 1_400);
        assertThat(demo()).isEqualTo(ExitCode.OK);
    }

    @Test
    void withoutCredentialsTheBootstrapKeyIsAskedFor() {
        assertThat(demo()).isEqualTo(ExitCode.USAGE);
        assertThat(out.toString()).contains("--bootstrap-key-file");
    }

    @Test
    void aPlaceThatCannotKeepTheKeyIsRefusedBeforeThereIsOne() throws IOException {
        assertThat(demo(
                        "--bootstrap-key-file",
                        bootstrapKey(),
                        "--credentials",
                        folder.resolve("none/demo.json").toString()))
                .isEqualTo(ExitCode.USAGE);

        assertThat(out.toString()).contains("Cannot write to").doesNotContain("created");
    }

    private String bootstrapKey() throws IOException {
        return Files.writeString(folder.resolve("bootstrap"), "fupan_bootstrap_secret\n")
                .toString();
    }

    private int demo(String... options) {
        CommandLine line = Fupan.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(out, true));
        List<String> arguments =
                new ArrayList<>(List.of("demo", "--url", intake.url(), "--history-only", "--scale=0.1"));
        arguments.addAll(List.of(options));
        if (!arguments.contains("--credentials")) {
            arguments.addAll(
                    List.of("--credentials", folder.resolve("demo.json").toString()));
        }
        return line.execute(arguments.toArray(String[]::new));
    }
}
