package dev.fupan.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fupan.local.CannotStart;
import dev.fupan.local.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnprivilegedTest {

    @TempDir
    private Path temporary;

    @Test
    void anOrdinaryUserNeedsNothing() throws Exception {
        Unprivileged user = Unprivileged.of("li", way -> false);

        assertThat(user.command(List.of("postgres"))).containsExactly("postgres");
    }

    @Test
    void rootTakesANamespaceWhereItMay() throws Exception {
        Unprivileged user = Unprivileged.of("root", way -> true);

        assertThat(user.command(List.of("postgres"))).containsExactly("unshare", "--user", "postgres");
    }

    @Test
    void rootBecomesSomebodyElseWhereNamespacesAreForbidden() throws Exception {
        Unprivileged user = Unprivileged.of("root", Unprivileged.AS_SOMEBODY_ELSE::equals);

        assertThat(user.command(List.of("postgres")))
                .containsExactly("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "postgres");
    }

    @Test
    void whereNothingWorksItIsToldInOneSentence() {
        assertThatThrownBy(() -> Unprivileged.of("root", way -> false))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("start Fupan as an ordinary user");
    }

    @Test
    void aProgramThatIsMissingDoesNotWork() throws InterruptedException {
        assertThat(new Unprivileged(List.of("no-such-program")).works()).isFalse();
    }

    @Test
    void theServerRunsAsSomebodyElseAndLaterInANamespaceOnTheSameData() throws Exception {
        assumeTrue(isRoot() && Unprivileged.AS_SOMEBODY_ELSE.works(), "only root can become somebody else");
        permit(temporary, "rwx--x--x");
        Path data = permit(Files.createDirectories(temporary.resolve("data")), "rwx------");
        Path home = data.resolve("postgresql");

        try (PostgresServer server = start(home, Unprivileged.AS_SOMEBODY_ELSE)) {
            execute(server, "create table kept as select 42 as answer");
            assertThat(Files.getAttribute(home.resolve("data"), "unix:uid")).isEqualTo(Unprivileged.SOMEBODY);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                    .isEqualTo("rwx--x---");
        }

        if (Unprivileged.IN_NAMESPACE.works()) {
            try (PostgresServer server = start(home, Unprivileged.IN_NAMESPACE)) {
                execute(server, "insert into kept values (43)");
                assertThat(Files.getAttribute(home.resolve("data"), "unix:uid")).isEqualTo(0);
            }
        }
    }

    @Test
    void aFolderThatSomebodyElseMayNotEnterIsNamed() throws Exception {
        assumeTrue(isRoot() && Unprivileged.AS_SOMEBODY_ELSE.works(), "only root can become somebody else");
        Path closed = permit(Files.createDirectories(temporary.resolve("closed")), "rwxr-x---");
        Path home = Files.createDirectories(closed.resolve("data/postgresql"));

        assertThatThrownBy(() -> Unprivileged.AS_SOMEBODY_ELSE.prepare(home, home))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("may not enter " + closed.toRealPath() + ":")
                .hasMessageContaining("chmod o+x");
    }

    private PostgresServer start(Path home, Unprivileged user) throws Exception {
        return PostgresServer.start(home, home.resolveSibling("programs"), Ports.pick(), Durability.FORGETFUL, user);
    }

    private static void execute(PostgresServer server, String sql) throws SQLException {
        try (Connection superuser = server.connect();
                var statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static Path permit(Path folder, String permissions) throws IOException {
        return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
    }
}
