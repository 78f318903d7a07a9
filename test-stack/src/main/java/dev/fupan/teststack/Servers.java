package dev.fupan.teststack;

import dev.fupan.local.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The one broker and the one database server that all tests of a build share. */
record Servers(String bootstrapServers, String postgresHost, int postgresPort) {

    private static @Nullable Servers running;

    /** Those that run already, or else new ones. */
    static synchronized Servers running() throws Exception {
        Servers servers = running;
        if (servers == null) {
            servers = DockerEngine.answers() ? Containers.start() : EmbeddedPair.find();
            running = servers;
        }
        return servers;
    }

    Connection superuser() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + postgresAddress() + "/postgres",
                PostgresServer.SUPERUSER,
                PostgresServer.SUPERUSER);
    }

    String postgresAddress() {
        return postgresHost + ":" + postgresPort;
    }
}
