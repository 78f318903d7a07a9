package dev.fupan.acceptance;

import static dev.fupan.teststack.Patience.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One service as a child process, at one address for all of its lives. */
final class ServiceProcess {

    private final String service;
    private final String name;
    private final Map<String, String> configuration;
    private final int port;
    private final Path log;
    private @Nullable Process process;

    ServiceProcess(String service, Map<String, String> configuration, Path logs) {
        this(service, service, configuration, logs);
    }

    /** @param name of this process, of several of one service */
    ServiceProcess(String service, String name, Map<String, String> configuration, Path logs) {
        this.service = service;
        this.name = name;
        this.configuration = configuration;
        this.port = freePort();
        this.log = logs.resolve(name + ".log");
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    static Path jar(Path root, String service) {
        return root.resolve(service + "/target/quarkus-app/quarkus-run.jar");
    }

    void start(Path root) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Dquarkus.http.port=" + port));
        configuration.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-jar", jar(root, service).toString()));
        try {
            Files.createDirectories(log.getParent());
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitReady() {
        URI health = address().resolve("/q/health/ready");
        await().alias(name + " is ready; its log: " + log)
                .pollInterval(Duration.ofMillis(100))
                .failFast(name + " has ended; its log: " + log, () -> process == null || !process.isAlive())
                .ignoreExceptions()
                .until(() -> Http.get(health, "").status() == 200);
    }

    /** As {@code kill -9} does: nothing is told, nothing is flushed. */
    void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
            running.onExit().join();
        }
    }

    /** As an operator does. */
    void stop() {
        Process running = process;
        if (running != null) {
            running.destroy();
            running.onExit().join();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
