package dev.fupan.local.launch;

import dev.fupan.local.CannotStart;
import dev.fupan.local.process.Ports;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The simulated company: a year of history at its first start, then events as they happen. */
final class DemoCompany implements Program {

    private static final String LOG = "demo";

    private final DataFolder data;
    private final Path project;
    private final PortPlan ports;
    private final Path bootstrapKey;
    private final SignIns signIns;
    private final JavaChild java;
    private final Progress progress;
    private String lastSaid = "";

    DemoCompany(
            DataFolder data,
            Path project,
            PortPlan ports,
            Path bootstrapKey,
            SignIns signIns,
            JavaChild java,
            Progress progress) {
        this.data = data;
        this.project = project;
        this.ports = ports;
        this.bootstrapKey = bootstrapKey;
        this.signIns = signIns;
        this.java = java;
        this.progress = progress;
    }

    @Override
    public String name() {
        return "demo company";
    }

    @Override
    public String place() {
        return "workspace demo";
    }

    /** A year of events on a small machine. */
    @Override
    public Duration patience() {
        return Duration.ofMinutes(30);
    }

    /** The bare key, for scripts. */
    Path key() {
        return data.resolve("demo.key");
    }

    @Override
    public Path log() throws IOException {
        return data.log(LOG);
    }

    @Override
    public Process start() throws IOException, CannotStart {
        Path target = project.resolve("cli/target");
        if (!Files.exists(target.resolve("lib"))) {
            throw new CannotStart("The demo company is not built: run \"mvn -Dquick package\" in " + project
                    + ", or start with --no-demo.");
        }
        String classPath = target.resolve("classes") + File.pathSeparator + target.resolve("lib") + "/*";
        List<String> arguments = new ArrayList<>(List.of(
                "dev.fupan.cli.Fupan",
                "demo",
                "--ingest",
                url(ports.ingest()),
                "--bootstrap-key-file",
                bootstrapKey.toString(),
                "--credentials",
                data.resolve("demo.json").toString(),
                "--key-file",
                key().toString(),
                "--issuer",
                signIns.issuer(),
                "--people-file",
                signIns.people().toString()));
        if (signIns.isOwn()) {
            // at an issuer of somebody else nobody can be signed in by name
            arguments.addAll(List.of(
                    "--metrics",
                    url(ports.metrics()),
                    "--review",
                    url(ports.review()),
                    "--actions",
                    url(ports.actions()),
                    "--terminal-secret-file",
                    signIns.terminalSecret().toString()));
        }
        lastSaid = lastLine();
        return java.start(LOG, "128m", classPath, arguments, Map.of());
    }

    private static String url(int port) {
        return "http://" + Ports.HOST + ":" + port;
    }

    /** With its history told: the key is there from then on. */
    @Override
    public boolean isReady() {
        passOn();
        return Files.exists(key());
    }

    private void passOn() {
        try {
            String line = lastLine();
            if (!line.equals(lastSaid)) {
                progress.say(name() + ": " + line);
                lastSaid = line;
            }
        } catch (IOException unreadable) {
            // it is only what the person at the terminal sees while waiting
        }
    }

    private String lastLine() throws IOException {
        Path log = log();
        if (!Files.exists(log)) {
            return "";
        }
        return new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .reduce("", (before, line) -> line);
    }
}
