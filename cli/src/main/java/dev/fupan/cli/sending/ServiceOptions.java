package dev.fupan.cli.sending;

import dev.fupan.cli.ExitCode;
import dev.fupan.cli.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options with which every sending command is told where to send and in whose name. */
public final class ServiceOptions {

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Address of ingest-service (default: ${DEFAULT-VALUE}).",
            defaultValue = "http://localhost:8081")
    private URI url = URI.create("http://localhost:8081");

    @Option(
            names = "--key",
            paramLabel = "KEY",
            defaultValue = "${env:FUPAN_KEY}",
            description = "API key with the scope 'send' (default: environment variable FUPAN_KEY).")
    private @Nullable String key;

    @Option(names = "--key-file", paramLabel = "FILE", description = "File whose first line is the key.")
    private @Nullable Path keyFile;

    @Option(
            names = "--give-up-after",
            paramLabel = "SECONDS",
            defaultValue = "300",
            description = "How long to wait in all for a service that does not answer (default: ${DEFAULT-VALUE}).")
    private int giveUpAfterSeconds = 300;

    public URI url() {
        return url;
    }

    public Patience patience() {
        return Patience.of(Duration.ofSeconds(giveUpAfterSeconds));
    }

    public EventsEndpoint events(Consumer<String> told) {
        return new EventsEndpoint(url, requiredKey(), patience().telling(told));
    }

    public String requiredKey() {
        if (keyFile != null) {
            return firstLine(keyFile);
        }
        if (key == null || key.isBlank()) {
            throw new Refusal(ExitCode.USAGE, "No key: give --key, --key-file or the variable FUPAN_KEY.");
        }
        return key.trim();
    }

    public static String firstLine(Path file) {
        try {
            return Files.readString(file).lines().findFirst().orElse("").trim();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
