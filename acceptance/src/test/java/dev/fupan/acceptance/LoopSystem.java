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
import org.jspecify.annotations.Nullable;

/**
 * All four services with people who sign in, mail, and a clock that stories move on; one for all stories of the loop.
 *
 * <p>A system of its own beside {@link RunningSystem}, because its time is: what others tell of today must stay today.
 */
final class LoopSystem {
    private static final String TRACKER = "action-tracker-service";
    private static @Nullable LoopSystem running;

    private static final Path LOGS = RunningSystem.ROOT.resolve("acceptance/target/logs/loop");

    private final TestStack stack = TestStack.acquire("ingest");
    private final Path offsetFile = LOGS.resolve("clock-" + stack.topicPrefix() + "offset");
    private final ServiceProcess ingest;
    private final ServiceProcess metrics;
    private final ServiceProcess review;
    private final ServiceProcess tracker;
    private final ServiceProcess secondTracker;
    private final Gate gate;
    private Duration offset = Duration.ZERO;

    private LoopSystem() {
        ingest = service("ingest-service", stack, Map.of("fupan.bootstrap.key", RunningSystem.BOOTSTRAP));
        metrics = service("metrics-service", stack.beside("metrics"), Map.of());
        gate = new Gate(metrics.address());
        review = service(
                "review-service",
                stack.beside("review"),
                Map.of("fupan.metrics.url", metrics.address().toString(), "fupan.review.every", "0.5s"));
        Map<String, String> telling = new HashMap<>(new TestMailbox().start());
        telling.put("fupan.metrics.url", gate.url());
        telling.put("fupan.webhooks.keys", "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0");
        telling.put("fupan.egress.allow", "127.0.0.0/8,::1/128");
        // stories wait for what is due; nothing else hangs on how often somebody looks
        telling.put("fupan.checkpoint.every", "0.2s");
        telling.put("fupan.webhooks.every", "0.2s");
        telling.put("fupan.mail.every", "0.2s");
        telling.put("fupan.reminders.every", "0.5s");
        Map<String, String> trackers = configuration(TRACKER, stack.beside("actions"), telling);
        tracker = new ServiceProcess(TRACKER, trackers, LOGS);
        secondTracker = new ServiceProcess(TRACKER, "second-" + TRACKER, trackers, LOGS);
    }

    /** The system, started by the first story that asks; without packaged services the story is skipped. */
    static synchronized LoopSystem get() {
        LoopSystem system = running;
        if (system != null) {
            return system;
        }
        for (String service : List.of("ingest-service", "metrics-service", "review-service", TRACKER)) {
            Path jar = ServiceProcess.jar(RunningSystem.ROOT, service);
            assumeTrue(Files.exists(jar), jar + " is missing: these stories run in mvn verify, or after mvn package");
        }
        system = new LoopSystem();
        running = system;
        Runtime.getRuntime().addShutdownHook(new Thread(system::end));
        system.writeOffset();
        system.services().forEach(service -> service.start(RunningSystem.ROOT));
        system.services().forEach(ServiceProcess::awaitReady);
        return system;
    }

    private ServiceProcess service(String name, TestStack own, Map<String, String> more) {
        return new ServiceProcess(name, configuration(name, own, more), LOGS);
    }

    private Map<String, String> configuration(String name, TestStack own, Map<String, String> more) {
        Map<String, String> configuration = new HashMap<>(own.configuration());
        configuration.putAll(TestIssuer.running().configuration(name));
        configuration.put("fupan.clock.offset-file", offsetFile.toString());
        configuration.putAll(more);
        return configuration;
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

    /** Another process on the same database; stories start it, and stop it again. */
    ServiceProcess secondTracker() {
        return secondTracker;
    }

    /** Between the trackers and the metrics. */
    Gate gate() {
        return gate;
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

    private void end() {
        services().forEach(ServiceProcess::kill);
        secondTracker.kill();
    }
}
