package dev.fupan.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fupan.teststack.TestIssuer;
import dev.fupan.teststack.TestMailbox;
import dev.fupan.teststack.TestStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All four services with people who sign in, mail, and a clock that stories move on.
 *
 * <p>A system of its own beside {@link RunningSystem}, because its time is: what others tell of today must stay today.
 */
final class LoopSystem implements AutoCloseable {
    private static final Path LOGS = RunningSystem.ROOT.resolve("acceptance/target/logs/loop");

    private final TestStack stack = TestStack.acquire("ingest");
    private final Path offsetFile = LOGS.resolve("clock-" + stack.topicPrefix() + "offset");
    private final ServiceProcess ingest;
    private final ServiceProcess metrics;
    private final ServiceProcess review;
    private final ServiceProcess tracker;
    private Duration offset = Duration.ZERO;

    private LoopSystem() {
        ingest = service("ingest-service", stack, Map.of("fupan.bootstrap.key", RunningSystem.BOOTSTRAP));
        metrics = service("metrics-service", stack.beside("metrics"), Map.of());
        Map<String, String> asking = Map.of("fupan.metrics.url", metrics.address().toString());
        review = service("review-service", stack.beside("review"), asking);
        Map<String, String> telling = new HashMap<>(new TestMailbox().start());
        telling.putAll(asking);
        // stories wait for what is due; nothing else hangs on how often somebody looks
        telling.put("fupan.checkpoint.every", "0.2s");
        telling.put("fupan.mail.every", "0.2s");
        telling.put("fupan.reminders.every", "0.5s");
        tracker = service("action-tracker-service", stack.beside("actions"), telling);
    }

    static LoopSystem start() {
        for (String service : List.of("ingest-service", "metrics-service", "review-service", "action-tracker-service")) {
            Path jar = ServiceProcess.jar(RunningSystem.ROOT, service);
            assumeTrue(Files.exists(jar), jar + " is missing: these stories run in mvn verify, or after mvn package");
        }
        LoopSystem system = new LoopSystem();
        Runtime.getRuntime().addShutdownHook(new Thread(system::close));
        system.writeOffset();
        system.services().forEach(service -> service.start(RunningSystem.ROOT));
        system.services().forEach(ServiceProcess::awaitReady);
        return system;
    }

    private ServiceProcess service(String name, TestStack own, Map<String, String> more) {
        Map<String, String> configuration = new HashMap<>(own.configuration());
        configuration.putAll(TestIssuer.running().configuration(name));
        configuration.put("fupan.clock.offset-file", offsetFile.toString());
        configuration.putAll(more);
        return new ServiceProcess(name, configuration, LOGS);
    }

    private Stream<ServiceProcess> services() {
        return Stream.of(ingest, metrics, review, tracker);
    }

    ServiceProcess ingest() {
        return ingest;
    }

    ServiceProcess metrics() {
        return metrics;
    }

    ServiceProcess review() {
        return review;
    }

    ServiceProcess tracker() {
        return tracker;
    }

    TestStack stack() {
        return stack;
    }

    /** What the clocks of the services show. */
    synchronized Instant now() {
        return Instant.now().plus(offset);
    }

    /** Lets that much time pass in all services at once. */
    synchronized void advance(Duration duration) {
        offset = offset.plus(duration);
        writeOffset();
    }

    void advanceTo(Instant instant) {
        advance(Duration.between(now(), instant));
    }

    private void writeOffset() {
        Path next = offsetFile.resolveSibling(offsetFile.getFileName() + ".next");
        try {
            Files.createDirectories(LOGS);
            Files.writeString(next, offset.toString());
            Files.move(next, offsetFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        services().forEach(ServiceProcess::kill);
    }
}
