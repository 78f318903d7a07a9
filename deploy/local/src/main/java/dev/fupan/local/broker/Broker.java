package dev.fupan.local.broker;

import dev.fupan.local.CannotStart;
import dev.fupan.local.process.Ports;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * One Kafka node, broker and controller at once, in this JVM.
 *
 * <p>What it has acknowledged survives {@code kill -9}, because the system keeps the written pages; a power cut only
 * when it runs {@code flushed}.
 */
public final class Broker implements AutoCloseable {

    private final KafkaRaftServer server;
    private final int port;

    private Broker(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /** Starts on its folder, formatting it when it is new, and returns when it takes requests. */
    public static Broker start(Path home, int port, int controllerPort, boolean flushed)
            throws IOException, CannotStart {
        Files.createDirectories(home);
        Properties properties = new BrokerSettings(home.toAbsolutePath(), port, controllerPort, flushed).properties();
        Path file = home.resolve("broker.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        if (!Files.exists(ClusterId.file(home))) {
            ClusterId.requireNothingLost(home);
            format(file);
        }
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
        server.startup();
        return new Broker(server, port);
    }

    public String bootstrapServers() {
        return Ports.HOST + ":" + port;
    }

    public void awaitEnd() {
        server.awaitShutdown();
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path settings) throws CannotStart {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        String[] arguments = {"format", "--standalone", "-t", Uuid.randomUuid().toString(), "-c", settings.toString()};
        int exit = StorageTool.execute(arguments, new PrintStream(said, true, StandardCharsets.UTF_8));
        if (exit != 0) {
            throw new CannotStart("The broker cannot make its folder: "
                    + said.toString(StandardCharsets.UTF_8).strip());
        }
    }
}
