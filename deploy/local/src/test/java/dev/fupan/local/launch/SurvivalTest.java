package dev.fupan.local.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.contracts.Topics;
import dev.fupan.local.CannotStart;
import dev.fupan.local.postgres.ServiceDatabase;
import dev.fupan.local.process.Ports;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What PostgreSQL and the broker have confirmed is there after {@code kill -9}. */
class SurvivalTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private static Path temporary;

    private static DataFolder data;

    @BeforeAll
    static void takeOneFolderForAll() throws CannotStart {
        data = DataFolder.take(temporary.resolve("data"));
    }

    @Test
    void aKilledDatabaseStartsAgainWithWhatItHasCommitted() throws Exception {
        Database database = new Database(data, Ports.pick(), List.of("metrics"));
        Process killed = database.start();
        inDatabase(database, "create table committed as select 42 as answer");

        killed.destroyForcibly().waitFor();
        Process again = database.start();

        assertThat(numberFrom(database, "select answer from committed")).isEqualTo(42);
        database.stop(again);
    }

    @Test
    void aServerLeftBehindByAKilledLauncherIsReplaced() throws Exception {
        Database database = new Database(data, Ports.pick(), List.of("metrics"));
        Process orphan = database.start();
        inDatabase(database, "create table kept as select 42 as answer");

        Process again = database.start();

        assertThat(orphan.isAlive()).isFalse();
        assertThat(numberFrom(database, "select answer from kept")).isEqualTo(42);
        database.stop(again);
    }

    @Test
    void aKilledBrokerComesBackByItselfWithWhatItHasAcknowledged() throws Exception {
        Orphans ours = new Orphans(data.path());
        PortPlan ports =
                new PortPlan(PortPlan.LOWEST_BASE + Ports.pick() % (PortPlan.HIGHEST_BASE - PortPlan.LOWEST_BASE));
        BrokerProcess broker = new BrokerProcess(data, new JavaChild(data, ours), ports, false);
        Supervised supervised = new Supervised(broker, new Progress(System.out), data::requireNotFull).start();
        supervised.ready().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        send(broker, "kept");

        for (ProcessHandle process : ours.find()) {
            process.destroyForcibly();
            process.onExit().join();
        }

        assertThat(first(broker)).isEqualTo("kept");
        supervised.stop();
    }

    private static void inDatabase(Database database, String sql) throws SQLException {
        try (Connection owner = connect(database);
                var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int numberFrom(Database database, String sql) throws SQLException {
        try (Connection owner = connect(database);
                var statement = owner.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Connection connect(Database database) throws SQLException {
        ServiceDatabase metrics = ServiceDatabase.of("metrics");
        return DriverManager.getConnection(
                "jdbc:postgresql://" + Ports.HOST + ":" + database.port() + "/" + metrics.name(),
                metrics.owner(),
                metrics.owner());
    }

    private static void send(BrokerProcess broker, String value) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(Topics.CRM_EVENTS, 7, "demo", value))
                    .get(30, TimeUnit.SECONDS);
        }
    }

    private static String first(BrokerProcess broker) {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partition = List.of(new TopicPartition(Topics.CRM_EVENTS, 7));
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            return consumer.poll(PATIENCE).iterator().next().value();
        }
    }
}
