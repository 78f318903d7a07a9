package dev.fupan.teststack;

import dev.fupan.local.pair.PairAddress;
import dev.fupan.local.pair.PairMain;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/**
 * The embedded broker and database of this build.
 *
 * <p>The first test that asks starts them, in a JVM with a class path of its own; all others of the same build, in
 * whatever module and JVM, find them through a file. They end with the build.
 */
final class EmbeddedPair {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private EmbeddedPair() {}

    static Servers find() throws IOException, InterruptedException {
        ProcessHandle build = Build.process();
        Path local = Build.root().resolve("deploy/local/target");
        Path runs = Files.createDirectories(local.resolve("test-stack"));
        Path folder = runs.resolve(Build.name(build));
        try (FileChannel file =
                FileChannel.open(runs.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // held until the file is closed: of two modules that ask at once, one starts the pair
            file.lock();
            Optional<PairAddress> address = PairAddress.read(folder);
            PairAddress found = address.isPresent() ? address.get() : start(local, folder, build);
            return new Servers(found.bootstrapServers(), "127.0.0.1", found.postgresPort());
        }
    }

    private static PairAddress start(Path local, Path folder, ProcessHandle build)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path log = folder.resolveSibling(folder.getFileName() + ".log");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx320m",
                "-Xshare:auto",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.util.logging.config.file=" + local.resolve("classes/logging.properties"),
                PairMain.class.getName(),
                folder.toString(),
                local.toString(),
                Long.toString(build.pid()));
        builder.environment().put("CLASSPATH", classPath(local));
        // with the build's own streams open the build would wait for their end
        Process pair =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Optional<PairAddress> address = PairAddress.read(folder);
            if (address.isPresent()) {
                return address.get();
            }
            if (!pair.isAlive()) {
                break;
            }
            Thread.sleep(50);
        }
        pair.destroy();
        throw new IllegalStateException("the embedded broker and database do not start:\n" + Files.readString(log));
    }

    private static String classPath(Path local) throws IOException {
        Path root = Build.root();
        return String.join(
                ":",
                local.resolve("classes").toString(),
                root.resolve("contracts/target/classes").toString(),
                Files.readString(local.resolve("class-path")).strip());
    }
}
