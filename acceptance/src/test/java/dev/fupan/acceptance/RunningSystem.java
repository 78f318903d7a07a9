package dev.fupan.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fupan.teststack.TestStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Both services as they are delivered, on a broker and databases of their own; one for all stories of this module.
 *
 * <p>Stories do not share workspaces, so they do not meet.
 */
final class RunningSystem {
    static final String BOOTSTRAP = "fupan_bootstrap_acceptance-secret";
    static final Path ROOT =
            Path.of(System.getProperty("fupan.root", "..")).toAbsolutePath().normalize();

    private static @Nullable RunningSystem running;

    static final Path LOGS = ROOT.resolve("acceptance/target/logs");

    private final TestStack stack;
    private final ServiceProcess ingest;
    private final ServiceProcess metrics;

    private RunningSystem() {
        stack = TestStack.acquire("ingest");
        Map<String, String> bootstrap = new HashMap<>(stack.configuration());
        bootstrap.put("fupan.bootstrap.key", BOOTSTRAP);
        ingest = new ServiceProcess("ingest-service", bootstrap, LOGS);
        metrics = new ServiceProcess("metrics-service", stack.beside("metrics").configuration(), LOGS);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            ingest.kill();
            metrics.kill();
        }));
    }

    /** The system, started by the first story that asks; without packaged services the story is skipped. */
    static synchronized RunningSystem get() {
        for (String service : List.of("ingest-service", "metrics-service")) {
            Path jar = ServiceProcess.jar(ROOT, service);
            assumeTrue(Files.exists(jar), jar + " is missing: these stories run in mvn verify, or after mvn package");
        }
        RunningSystem system = running;
        if (system == null) {
            system = new RunningSystem();
            running = system;
            system.start(system.ingest);
            system.start(system.metrics);
            system.ingest.awaitReady();
            system.metrics.awaitReady();
        }
        return system;
    }

    ServiceProcess ingest() {
        return ingest;
    }

    ServiceProcess metrics() {
        return metrics;
    }

    /** A metrics service with an empty database: it reads the same log from its first record. */
    ServiceProcess anotherMetrics(String name) {
        Map<String, String> configuration =
                new HashMap<>(stack.beside("metrics").configuration());
        // in a group of its own it gets all partitions, as the one that runs does
        configuration.put("mp.messaging.incoming.crm-events.group.id", stack.topicPrefix() + name);
        configuration.put("mp.messaging.incoming.quarantine.group.id", stack.topicPrefix() + name + "-quarantine");
        ServiceProcess another = new ServiceProcess("metrics-service", name, configuration, LOGS);
        Runtime.getRuntime().addShutdownHook(new Thread(another::kill));
        start(another);
        another.awaitReady();
        return another;
    }

    /** Writes into the log of events past the door, as only our own services can. */
    void append(String tenant, String type, String id, String data) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", stack.configuration().get("kafka.bootstrap.servers"));
        ProducerRecord<byte[], byte[]> event =
                new ProducerRecord<>(stack.topicPrefix() + "crm.events", tenant.getBytes(UTF_8), data.getBytes(UTF_8));
        Map<String, String> headers = Map.of(
                "ce_specversion", "1.0",
                "ce_id", id,
                "ce_source", "/crm",
                "ce_type", type,
                "ce_time", "2026-07-02T08:00:00Z",
                "ce_tenantid", tenant,
                "ce_receivedtime", "2026-07-02T08:00:00Z",
                "content-type", "application/json");
        headers.forEach((name, value) -> event.headers().add(name, value.getBytes(UTF_8)));
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(event);
        }
    }

    void start(ServiceProcess service) {
        service.start(ROOT);
    }
}
