package dev.fupan.metrics.feed;

import static dev.fupan.teststack.Patience.PATIENCE;
import static dev.fupan.teststack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.journey.Deal;
import dev.fupan.metrics.journey.Journey;
import dev.fupan.metrics.kpi.Snapshot;
import dev.fupan.metrics.view.Envelope;
import dev.fupan.metrics.view.Need;
import dev.fupan.metrics.view.Views;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The feed with its database, to be fed by hand and looked at row by row. */
@ApplicationScoped
class FeedBench {
    // of what is stored as rows; what is not would be read from the sets
    static final Need EVERYTHING =
            new Need(EnumSet.complementOf(EnumSet.of(Need.Rows.ACTIVITIES)), Long.MIN_VALUE, Long.MAX_VALUE);

    private static final List<String> TABLES =
            List.of("tenant", "generation", "entity_set", "journey", "deal", "customer_name");

    private final CrmEventsConsumer consumer;
    private final QuarantineConsumer quarantine;
    private final Views views;
    private final String topic;
    private final String database;

    FeedBench(
            CrmEventsConsumer consumer,
            QuarantineConsumer quarantine,
            Views views,
            @ConfigProperty(name = "mp.messaging.incoming.crm-events.topic") String topic,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String database) {
        this.consumer = consumer;
        this.quarantine = quarantine;
        this.views = views;
        this.topic = topic;
        this.database = database;
    }

    MadeUpPartition partition() {
        return new MadeUpPartition(topic);
    }

    void deliver(List<ConsumerRecord<String, byte[]>> batch) {
        consumer.consume(polled(batch)).await().atMost(PATIENCE);
    }

    /** As the broker's client hands them over, one after the other, the last one twice: then all of them are done. */
    void take(List<List<ConsumerRecord<String, byte[]>>> batches) {
        for (List<ConsumerRecord<String, byte[]>> batch : batches) {
            consumer.take(polled(batch)).await().atMost(PATIENCE);
        }
        List<ConsumerRecord<String, byte[]>> last = batches.get(batches.size() - 1);
        consumer.take(polled(last)).await().atMost(PATIENCE);
    }

    /** Records of the topic of quarantine. */
    void setAside(List<ConsumerRecord<String, byte[]>> batch) {
        quarantine.keep(polled(batch)).await().atMost(PATIENCE);
    }

    /** As two instances do that both believe to own the partition. */
    void deliverToTwoAtOnce(List<ConsumerRecord<String, byte[]>> batch) {
        var one = consumer.consume(polled(batch)).subscribeAsCompletionStage();
        var other = consumer.consume(polled(batch)).subscribeAsCompletionStage();
        one.join();
        other.join();
    }

    private static ConsumerRecords<String, byte[]> polled(List<ConsumerRecord<String, byte[]>> batch) {
        Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> byPartition = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> record : batch) {
            byPartition
                    .computeIfAbsent(new TopicPartition(record.topic(), record.partition()), key -> new ArrayList<>())
                    .add(record);
        }
        return new ConsumerRecords<>(byPartition, Map.of());
    }

    Envelope envelope(String tenant) {
        return views.envelope(tenant).await().atMost(PATIENCE);
    }

    /** What the stored rows answer. */
    Snapshot rows(String tenant) {
        return views.known(tenant, EVERYTHING, Cut.LIVE)
                .await()
                .atMost(PATIENCE)
                .snapshot();
    }

    /** What the stored sets answer. */
    Snapshot sets(String tenant) {
        Cut everything = Cut.LIVE.upTo(Long.MAX_VALUE - 1);
        return views.known(tenant, EVERYTHING, everything)
                .await()
                .atMost(PATIENCE)
                .snapshot();
    }

    void awaitPosition(String tenant, long position) {
        await().untilAsserted(
                        () -> assertThat(envelope(tenant).position()).as(tenant).isGreaterThanOrEqualTo(position));
    }

    /** Every row of the tenant in every table, as the database prints it. */
    List<String> printed(String tenant) {
        List<String> printed = new ArrayList<>();
        for (String table : TABLES) {
            printed.addAll(asTenant(tenant, "select '" + table + " ' || t::text from " + table + " t order by 1"));
        }
        return printed;
    }

    /** The first column of what the service's own role sees of this tenant. */
    List<String> asTenant(String tenant, String sql) {
        return query("metrics_app", "app.tenant", tenant, sql);
    }

    List<String> query(String role, String setting, String value, String sql) {
        List<String> column = new ArrayList<>();
        try (Connection connection = connect(role);
                Statement statement = connection.createStatement()) {
            statement.execute("select set_config('" + setting + "', '" + value + "', false)");
            // everyone's rows, as where an answer tells of no owner
            statement.execute("select set_config('app.owners', '*', false)");
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    column.add(rows.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
        return column;
    }

    void execute(String role, String sql) {
        try (Connection connection = connect(role);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    Connection connect(String role) throws SQLException {
        return DriverManager.getConnection(database, role, role);
    }

    static void assertSameAnswers(Snapshot rows, Snapshot fresh, String which) {
        assertThat(rows.configuration()).as(which).isEqualTo(fresh.configuration());
        assertThat(rows.journeys())
                .as(which)
                .containsExactlyInAnyOrderElementsOf(
                        fresh.journeys().stream().map(Journey::alone).toList());
        assertThat(rows.deals()).as(which).containsExactlyInAnyOrderElementsOf(fresh.deals());
        for (Deal deal : fresh.deals()) {
            assertThat(rows.customers().of(deal))
                    .as(which)
                    .isEqualTo(fresh.customers().of(deal));
        }
        assertThat(rows.facts().targets())
                .as(which)
                .containsExactlyInAnyOrderElementsOf(fresh.facts().targets());
        assertThat(rows.facts().rates())
                .as(which)
                .containsExactlyInAnyOrderElementsOf(fresh.facts().rates());
        assertThat(rows.facts().costs())
                .as(which)
                .containsExactlyInAnyOrderElementsOf(fresh.facts().costs());
    }
}
