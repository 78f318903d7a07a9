package dev.fupan.local.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.local.process.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a JVM of its own, where it cannot start: one sentence, an exit code, nothing left behind. */
class UpTest {

    @TempDir
    private Path temporary;

    @Test
    void aTakenPortIsToldInOneSentence() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(Ports.HOST))) {
            // the taken one is that of the ingest service, or, where the base would be too high, of the broker
            int base = taken.getLocalPort() - 1 <= PortPlan.HIGHEST_BASE
                    ? taken.getLocalPort() - 1
                    : taken.getLocalPort() - new PortPlan(0).broker();

            Ended up = up("--data", temporary.resolve("data").toString(), "--port-base", Integer.toString(base));

            assertThat(up.said())
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("Port ")
                    .contains("is taken: stop the program that uses it, or choose other ports with --port-base.");
            assertThat(up.code()).isEqualTo(1);
        }
    }

    @Test
    void aFolderOfSomethingElseIsToldInOneSentence() throws Exception {
        Files.writeString(temporary.resolve("thesis.txt"), "years of work");

        Ended up = up("--data", temporary.toString());

        assertThat(up.said()).hasSize(1).first().asString().contains("holds something else than data of Fupan");
        assertThat(up.code()).isEqualTo(1);
    }

    @Test
    void aWrongOptionHasACodeOfItsOwn() throws Exception {
        Ended up = up("--speed");

        assertThat(up.said()).containsExactly("There is no option --speed: --help lists them all.");
        assertThat(up.code()).isEqualTo(2);
    }

    private record Ended(int code, List<String> said) {}

    private Ended up(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dfupan.root=" + temporary,
                Up.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        // what it says would have another line in it
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.start();
        process.getOutputStream().close();
        List<String> said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return new Ended(process.waitFor(), said);
    }
}
