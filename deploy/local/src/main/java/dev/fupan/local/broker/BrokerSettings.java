package dev.fupan.local.broker;

import dev.fupan.local.process.Ports;
import java.nio.file.Path;
import java.util.Properties;

/** The settings of the only broker of this machine. */
record BrokerSettings(Path home, int port, int controllerPort, boolean flushed) {

    private static final String ONE_NODE = """
            process.roles=broker,controller
            node.id=1
            controller.listener.names=CONTROLLER
            inter.broker.listener.name=PLAINTEXT
            listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
            default.replication.factor=1
            min.insync.replicas=1
            offsets.topic.replication.factor=1
            offsets.topic.num.partitions=4
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            transaction.state.log.num.partitions=4
            share.coordinator.state.topic.replication.factor=1
            share.coordinator.state.topic.min.isr=1
            share.coordinator.state.topic.num.partitions=1
            auto.create.topics.enable=false
            controlled.shutdown.enable=false
            broker.session.timeout.ms=3000
            broker.heartbeat.interval.ms=500
            """;

    /** The default of a week would silently end replay; the topics say what they keep. */
    private static final String KEEP = """
            log.retention.ms=-1
            log.retention.bytes=-1
            offsets.retention.minutes=5256000
            """;

    private static final String SMALL_MACHINE = """
            group.initial.rebalance.delay.ms=0
            num.network.threads=2
            num.io.threads=4
            background.threads=2
            log.cleaner.dedupe.buffer.size=16777216
            log.cleaner.io.buffer.size=262144
            log.segment.bytes=134217728
            """;

    Properties properties() {
        Properties properties = new Properties();
        (ONE_NODE + KEEP + SMALL_MACHINE).lines().forEach(line -> {
            int equals = line.indexOf('=');
            properties.setProperty(line.substring(0, equals), line.substring(equals + 1));
        });
        String address = Ports.HOST + ":";
        properties.setProperty(
                "listeners", "PLAINTEXT://" + address + port + ",CONTROLLER://" + address + controllerPort);
        properties.setProperty("advertised.listeners", "PLAINTEXT://" + address + port);
        properties.setProperty("controller.quorum.bootstrap.servers", address + controllerPort);
        properties.setProperty("log.dirs", home.resolve("log").toString());
        if (flushed) {
            // every record on the disk before it is acknowledged: survives a power cut, costs most of the throughput
            properties.setProperty("log.flush.interval.messages", "1");
        }
        return properties;
    }
}
