package dev.fupan.teststack;

import dev.fupan.local.postgres.PostgresServer;
import java.util.Map;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The servers in containers, one pair for this JVM; Testcontainers ends them with it. */
final class Containers {

    private Containers() {}

    // closing them would take them from the test classes that follow
    @SuppressWarnings("resource")
    static Servers start() {
        PostgreSQLContainer postgres = new PostgreSQLContainer("postgres:18-alpine")
                .withUsername(PostgresServer.SUPERUSER)
                .withPassword(PostgresServer.SUPERUSER)
                .withEnv(Map.of(
                        "POSTGRES_INITDB_ARGS", "--locale-provider=builtin --builtin-locale=C.UTF-8 --locale=C"));
        KafkaContainer kafka = new KafkaContainer("apache/kafka-native:4.1.1")
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
        postgres.start();
        kafka.start();
        return new Servers(kafka.getBootstrapServers(), postgres.getHost(), postgres.getMappedPort(5432));
    }
}
