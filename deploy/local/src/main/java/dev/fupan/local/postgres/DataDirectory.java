package dev.fupan.local.postgres;

import dev.fupan.local.CannotStart;
import dev.fupan.local.process.Folders;
import dev.fupan.local.process.LastWords;
import dev.fupan.local.process.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A PostgreSQL data directory, and the server that may still run on it. */
record DataDirectory(Path path) {

    /** Written by {@code initdb} last of all that a server needs; without it there is no cluster. */
    private static final String MARK = "PG_VERSION";

    static DataDirectory in(Path home) {
        return new DataDirectory(home.resolve("data").toAbsolutePath());
    }

    void initialise(PostgresBinaries binaries, Unprivileged user, Path log)
            throws IOException, InterruptedException, CannotStart {
        if (Files.exists(path.resolve(MARK))) {
            return;
        }
        requireNothingLost();
        Path half = path.resolveSibling("data.initialising");
        Folders.delete(half);
        Path password = Files.writeString(path.resolveSibling("password"), PostgresServer.SUPERUSER);
        user.own(password);
        // the machine's locale must not decide how names are sorted
        List<String> command = List.of(
                binaries.program("initdb"),
                "-D",
                half.toString(),
                "-U",
                PostgresServer.SUPERUSER,
                "--pwfile",
                password.toString(),
                "--auth",
                "scram-sha-256",
                "--encoding",
                "UTF8",
                "--locale-provider",
                "builtin",
                "--builtin-locale",
                "C.UTF-8",
                "--locale",
                "C",
                "--no-sync");
        long before = LastWords.length(log);
        int exit = new ProcessBuilder(user.command(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start()
                .waitFor();
        Files.deleteIfExists(password);
        if (exit != 0) {
            LastWords words = LastWords.of(log, before);
            throw new CannotStart("PostgreSQL cannot make its data directory " + path + " (" + words.text() + "): "
                    + words.advice(log) + ".");
        }
        Files.move(half, path);
    }

    /** A directory without its mark was once whole, for it gets its name when it is: nothing is put in its place. */
    private void requireNothingLost() throws IOException, CannotStart {
        if (!Files.exists(path)) {
            return;
        }
        if (!Files.isDirectory(path) || !isEmpty()) {
            throw new CannotStart("The data of PostgreSQL in " + path + " is damaged (" + MARK
                    + " is missing): put it back from a copy, choose another folder with --data, or start anew with"
                    + " --fresh, which deletes the data.");
        }
        Files.delete(path);
    }

    private boolean isEmpty() throws IOException {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.findAny().isEmpty();
        }
    }

    /** Ends the server that a killed run has left on this directory. */
    void stopOrphan() throws IOException, InterruptedException {
        Path pidFile = path.resolve("postmaster.pid");
        Optional<Long> pid = pid(pidFile);
        if (pid.isEmpty()) {
            return;
        }
        Optional<ProcessHandle> holder = ProcessHandle.of(pid.get());
        if (holder.isEmpty()) {
            return;
        }
        if (holder.get().info().commandLine().orElse("").contains(path.toString())) {
            Signals.interrupt(pid.get());
            Signals.awaitEnd(holder.get(), Duration.ofSeconds(20));
        } else {
            // the number has gone to a stranger: PostgreSQL would take it for a server of its own and refuse to start
            Files.deleteIfExists(pidFile);
        }
    }

    private static Optional<Long> pid(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        return Files.readAllLines(pidFile).stream()
                .findFirst()
                .map(String::trim)
                .filter(s -> s.matches("\\d{1,18}"))
                .map(Long::valueOf);
    }
}
