package dev.fupan.local.launch;

import dev.fupan.local.CannotStart;
import dev.fupan.local.postgres.Durability;
import dev.fupan.local.postgres.PostgresServer;
import dev.fupan.local.postgres.ServiceDatabase;
import dev.fupan.local.process.Signals;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** PostgreSQL with the databases of the services. */
record Database(DataFolder data, int port, List<String> services) implements Program {

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public String place() {
        return "port " + port;
    }

    @Override
    public Path log() throws IOException {
        return data.resolve("postgresql").resolve("postgresql.log");
    }

    // the server is this program: whoever runs it stops its process
    @SuppressWarnings("resource")
    @Override
    public Process start() throws IOException, InterruptedException, CannotStart {
        PostgresServer server =
                PostgresServer.start(data.resolve("postgresql"), data.resolve("programs"), port, Durability.DURABLE);
        try (Connection superuser = server.connect()) {
            for (String service : services) {
                ServiceDatabase.of(service).create(superuser);
            }
        } catch (SQLException e) {
            server.close();
            throw new CannotStart(
                    "PostgreSQL cannot make the databases of the services (" + Reason.of(e) + "): see " + log() + ".",
                    e);
        }
        return server.process();
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void stop(Process process) throws IOException, InterruptedException {
        Signals.interrupt(process.pid());
        Signals.awaitEnd(process.toHandle(), Duration.ofSeconds(30));
    }
}
