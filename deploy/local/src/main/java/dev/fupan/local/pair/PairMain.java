package dev.fupan.local.pair;

import dev.fupan.local.CannotStart;
import dev.fupan.local.broker.Broker;
import dev.fupan.local.postgres.Durability;
import dev.fupan.local.postgres.PostgresServer;
import dev.fupan.local.process.Folders;
import dev.fupan.local.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Runs the tests' broker and database until the watched process has ended, then leaves nothing behind.
 *
 * <p>Arguments: the folder of this run, the folder of PostgreSQL's programs, the process to watch.
 */
public final class PairMain {

    private PairMain() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Path programs = Path.of(arguments[1]);
        ProcessHandle watched = ProcessHandle.of(Long.parseLong(arguments[2]))
                .orElseThrow(() -> new IllegalStateException("the watched process has ended already"));
        CompletableFuture<PostgresServer> database =
                CompletableFuture.supplyAsync(() -> startDatabase(folder, programs));
        try (Broker broker = Broker.start(folder.resolve("broker"), Ports.pick(), Ports.pick(), false);
                PostgresServer server = database.join()) {
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            new PairAddress(ProcessHandle.current().pid(), broker.bootstrapServers(), server.port()).write(folder);
            watched.onExit().join();
        }
        Folders.delete(folder);
    }

    private static PostgresServer startDatabase(Path folder, Path programs) {
        try {
            Files.createDirectories(folder);
            return PostgresServer.start(folder.resolve("postgresql"), programs, Ports.pick(), Durability.FORGETFUL);
        } catch (IOException | CannotStart e) {
            throw new CompletionException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }
}
