package dev.fupan.local.broker;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The identity that a broker's folder got when it was formatted: tells our broker from another one on the same port. */
public final class ClusterId {

    private ClusterId() {}

    static Path file(Path home) {
        return home.resolve("log").resolve("meta.properties");
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
