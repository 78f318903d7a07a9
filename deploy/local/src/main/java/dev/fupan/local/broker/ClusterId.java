package dev.fupan.local.broker;

import dev.fupan.local.CannotStart;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The identity that a broker's folder got when it was formatted: tells our broker from another one on the same port. */
public final class ClusterId {

    private static final String LOG = "log";
    private static final String META = "meta.properties";

    private ClusterId() {}

    static Path file(Path home) {
        return home.resolve(LOG).resolve(META);
    }

    /**
     * Refuses a folder that has records and has lost its identity.
     *
     * <p>Formatting it would give it another one, and the broker would put the records aside as those of a stranger.
     */
    public static void requireNothingLost(Path home) throws IOException, CannotStart {
        Path log = home.resolve(LOG);
        if (Files.exists(file(home)) || !Files.exists(log)) {
            return;
        }
        try (Stream<Path> entries = Files.list(log)) {
            if (entries.anyMatch(ClusterId::holdsRecords)) {
                throw new CannotStart("The data of the Kafka broker in " + log + " is damaged (" + META
                        + " is missing): put it back from a copy, choose another folder with --data, or start anew"
                        + " with --fresh, which deletes the data.");
            }
        }
    }

    /** A topic's partition; the cluster's own may be from a formatting that was interrupted. */
    private static boolean holdsRecords(Path entry) {
        String name = entry.getFileName().toString();
        return name.matches(".+-\\d+") && !name.startsWith("__cluster_metadata");
    }

    /** Null as long as the folder is not formatted. */
    public static @Nullable String of(Path home) throws IOException {
        if (!Files.exists(file(home))) {
            return null;
        }
        Properties meta = new Properties();
        try (Reader reader = Files.newBufferedReader(file(home))) {
            meta.load(reader);
        }
        return meta.getProperty("cluster.id");
    }
}
