package dev.fupan.local.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM of one service has loaded and linked, kept so that the next start is faster (JEP 483 and 514).
 *
 * <p>A run without a cache makes one when it ends. It is used as long as it is newer than the application and of the
 * same Java; the JVM itself compares the rest, and goes on without it where it does not fit. It is never the reason
 * that a service does not start: a cache with which the service did not become ready is not used again.
 */
final class AotCache {

    /** The first that makes a cache with one option. */
    static final int FIRST_JAVA = 25;

    /** The code with which a process ends that was forced to. */
    static final int KILLED = 128 + 9;

    private static final Duration ORDINARY_END = Duration.ofSeconds(15);
    /** A JVM of its own puts the cache together before the service's process ends; measured in seconds, if alone. */
    private static final Duration END_OF_TRAINING = Duration.ofMinutes(3);

    private static final List<String> WITHOUT = List.of("-Xshare:auto");

    private final Path folder;
    private final String service;
    private final String java;
    private volatile boolean ready;
    private volatile @Nullable Training training;

    /** A run that makes a cache, and since when: what is built later has not been seen by it. */
    private record Training(Path half, Instant began) {}

    /** @param java names the Java that runs the service, down to its build */
    AotCache(Path folder, String service, String java) {
        this.folder = folder;
        this.service = service;
        this.java = java.replaceAll("[^A-Za-z0-9.+-]", "_");
    }

    /** The options of the JVM's next start, and from now on what that start is. */
    List<String> options(Path application) {
        ready = false;
        training = null;
        try {
            Files.createDirectories(folder);
            if (isNewerThan(application) && !Files.exists(doubt())) {
                Files.writeString(doubt(), "");
                return options("-XX:AOTCache=" + cache());
            }
            forget();
            Training begun = new Training(folder.resolve(prefix() + "half." + System.nanoTime()), Instant.now());
            training = begun;
            return options("-XX:AOTCacheOutput=" + begun.half);
        } catch (IOException e) {
            // a start without a cache is slower, and nothing else
            return WITHOUT;
        }
    }

    /** The service has become ready: what it has loaded is worth keeping, and what it was given does no harm. */
    void served() {
        ready = true;
        try {
            Files.deleteIfExists(doubt());
        } catch (IOException e) {
            // the next start makes another cache
        }
    }

    boolean isInTheMaking() {
        return training != null;
    }

    /** How long the service may take to end. */
    Duration patience() {
        return isInTheMaking() ? END_OF_TRAINING : ORDINARY_END;
    }

    /** Keeps what the run that has just ended with this code has made. */
    void keep(int exit) {
        Training ended = training;
        training = null;
        if (ended == null || !ready || exit == KILLED || !Files.exists(ended.half)) {
            return;
        }
        try {
            Files.setLastModifiedTime(ended.half, FileTime.from(ended.began));
            // under its name it is whole, always
            Files.move(ended.half, cache(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // the next run makes another
        }
    }

    private static List<String> options(String cache) {
        // a Java of another kind does not know the option; beside it -Xshare is an error
        return List.of("-XX:+IgnoreUnrecognizedVMOptions", cache, "-Xlog:aot*=error");
    }

    private boolean isNewerThan(Path application) throws IOException {
        return Files.exists(cache())
                && Files.getLastModifiedTime(cache()).compareTo(Files.getLastModifiedTime(application)) > 0;
    }

    /** Whatever was made for this service, by whatever Java, whole or not. */
    private void forget() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (file.getFileName().toString().startsWith(prefix())) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private String prefix() {
        return service + ".";
    }

    private Path cache() {
        return folder.resolve(prefix() + java + ".aot");
    }

    /** There from the start with the cache until the service is ready. */
    private Path doubt() {
        return folder.resolve(prefix() + "doubt");
    }
}
