package dev.fupan.local.pair;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/** Where a running pair is to be found; a file in its folder, written when both answer. */
public record PairAddress(long pid, String bootstrapServers, int postgresPort) {

    private static final String FILE = "address.properties";

    /** Empty when there is none, or when the process that wrote it has ended. */
    public static Optional<PairAddress> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        PairAddress address = new PairAddress(
                Long.parseLong(properties.getProperty("pid")),
                properties.getProperty("bootstrapServers"),
                Integer.parseInt(properties.getProperty("postgresPort")));
        return ProcessHandle.of(address.pid).isPresent() ? Optional.of(address) : Optional.empty();
    }

    void write(Path folder) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("pid", Long.toString(pid));
        properties.setProperty("bootstrapServers", bootstrapServers);
        properties.setProperty("postgresPort", Integer.toString(postgresPort));
        Path half = folder.resolve(FILE + ".half");
        try (Writer writer = Files.newBufferedWriter(half)) {
            properties.store(writer, null);
        }
        // a reader sees all of it or nothing
        Files.move(half, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
