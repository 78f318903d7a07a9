package dev.fupan.local.postgres;

import dev.fupan.local.CannotStart;
import dev.fupan.local.process.LastWords;
import dev.fupan.local.process.Ports;
import dev.fupan.local.process.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One PostgreSQL server on one data directory, a child of this process.
 *
 * <p>A server outlives a killed parent; {@link #start} therefore ends whatever still runs on the same directory
 * first, and afterwards makes sure that the one that answers on the port is this one.
 */
public final class PostgresServer implements AutoCloseable {

    public static final String SUPERUSER = "postgres";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final int port;
    private final Path log;
    private final long logBefore;

    private PostgresServer(Process process, int port, Path log, long logBefore) {
        this.process = process;
        this.port = port;
        this.log = log;
        this.logBefore = logBefore;
    }

    /**
     * @param home where the data directory and the log are, now or from now on
     * @param programs where PostgreSQL itself is unpacked
     */
    public static PostgresServer start(Path home, Path programs, int port, Durability durability)
            throws IOException, InterruptedException, CannotStart {
        return start(home, programs, port, durability, Unprivileged.here());
    }

    static PostgresServer start(Path home, Path programs, int port, Durability durability, Unprivileged user)
            throws IOException, InterruptedException, CannotStart {
        Files.createDirectories(home);
        PostgresBinaries binaries = PostgresBinaries.unpackedIn(programs);
        DataDirectory data = DataDirectory.in(home);
        Path log = home.resolve("postgresql.log");
        data.stopOrphan();
        user.prepare(home, binaries.home());
        data.initialise(binaries, user, log);
        List<String> command = new ArrayList<>(
                List.of(binaries.program("postgres"), "-D", data.path().toString()));
        ServerSettings.of(port, durability).forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        long logBefore = LastWords.length(log);
        Process process = new ProcessBuilder(user.command(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        PostgresServer server = new PostgresServer(process, port, log, logBefore);
        server.awaitReady(data);
        return server;
    }

    /** Ends the server that a killed run has left on this home. */
    public static void stopOrphan(Path home) throws IOException, InterruptedException {
        DataDirectory.in(home).stopOrphan();
    }

    public Process process() {
        return process;
    }

    public int port() {
        return port;
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + Ports.HOST + ":" + port + "/postgres?connectTimeout=2", SUPERUSER, SUPERUSER);
    }

    @Override
    public void close() {
        try {
            Signals.interrupt(process.pid());
            Signals.awaitEnd(process.toHandle(), Duration.ofSeconds(20));
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady(DataDirectory data) throws IOException, InterruptedException, CannotStart {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            if (!process.isAlive()) {
                LastWords words = LastWords.of(log, logBefore);
                throw new CannotStart("PostgreSQL does not start on " + data.path() + " (" + words.text() + "): "
                        + words.advice(log) + ".");
            }
            if (answersFrom(data)) {
                return;
            }
            Thread.sleep(50);
        }
        close();
        throw new CannotStart("PostgreSQL is not ready after " + PATIENCE.toSeconds() + " s: see " + log + ".");
    }

    private boolean answersFrom(DataDirectory data) throws IOException, CannotStart {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("show data_directory")) {
            rows.next();
            if (Files.isSameFile(Path.of(rows.getString(1)), data.path())) {
                return true;
            }
            throw new CannotStart("Port " + port + " belongs to another PostgreSQL, on " + rows.getString(1)
                    + ": stop it, or choose other ports with --port-base.");
        } catch (SQLException notYet) {
            return false;
        }
    }
}
