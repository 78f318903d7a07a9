package dev.fupan.benchmarks.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.fupan.contracts.CeHeaders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * The plainest feed that counts each event once: five dimensions by the minute, every event id kept for ever, the
 * offsets in the same transaction; one thread, batches of up to 5,000.
 *
 * <p>It keeps no history, corrects nothing and answers no question but "how many": a bound for what could be reached.
 * Arguments: broker, topic, its partitions, JDBC URL with the user.
 */
public final class ReferenceFeed {

    static final String TABLES = """
            create table reference_id (tenant text, source text, id text, primary key (tenant, source, id));
            create table reference_cell (tenant text, minute bigint, channel text, owner text, team text, region text,
                product text, events bigint not null,
                primary key (tenant, minute, channel, owner, team, region, product)) with (fillfactor = 80);
            create table reference_offset (part int primary key, next_offset bigint not null)""";

    private static final String IDS = """
            insert into reference_id select * from unnest(?::text[], ?::text[], ?::text[])
            on conflict do nothing returning tenant, source, id""";

    private static final String CELLS = """
            insert into reference_cell as c
            select * from unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[])
            on conflict (tenant, minute, channel, owner, team, region, product)
            do update set events = c.events + excluded.events""";

    private static final String OFFSETS = """
            insert into reference_offset select * from unnest(?::int[], ?::bigint[])
            on conflict (part) do update set next_offset = excluded.next_offset""";

    private static final List<String> DIMENSIONS = List.of("channel", "owner", "team", "region", "product");
    private static final JsonFactory JSON = new JsonFactory();
    private static final int MINUTE_LENGTH = "2026-01-01T00:00".length();

    private record Id(String tenant, String source, String id) {}

    private record Cell(String tenant, long minute, List<String> values) {}

    private ReferenceFeed() {}

    public static void main(String[] arguments) throws Exception {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                arguments[0],
                "enable.auto.commit",
                false,
                "auto.offset.reset",
                "earliest",
                "max.poll.records",
                5_000,
                "max.partition.fetch.bytes",
                4_194_304,
                "fetch.max.bytes",
                16_777_216);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
                Connection connection = DriverManager.getConnection(arguments[3])) {
            connection.setAutoCommit(false);
            consumer.assign(IntStream.range(0, Integer.parseInt(arguments[2]))
                    .mapToObj(part -> new TopicPartition(arguments[1], part))
                    .toList());
            while (true) {
                List<ConsumerRecord<String, byte[]>> batch = new ArrayList<>();
                consumer.poll(Duration.ofMillis(100)).forEach(batch::add);
                if (!batch.isEmpty()) {
                    apply(connection, batch);
                }
            }
        }
    }

    private static void apply(Connection connection, List<ConsumerRecord<String, byte[]>> batch)
            throws SQLException, IOException {
        Map<Id, ConsumerRecord<String, byte[]>> byId = new HashMap<>(batch.size() * 2);
        Map<Integer, Long> next = new HashMap<>();
        for (ConsumerRecord<String, byte[]> record : batch) {
            next.put(record.partition(), record.offset() + 1);
            byId.putIfAbsent(
                    new Id(
                            header(record, CeHeaders.TENANT_ID),
                            header(record, CeHeaders.SOURCE),
                            header(record, CeHeaders.ID)),
                    record);
        }
        Map<Cell, Long> cells = new HashMap<>();
        for (Id id : fresh(connection, byId.keySet().stream().toList())) {
            cells.merge(cell(id, Objects.requireNonNull(byId.get(id), "record")), 1L, Long::sum);
        }
        count(connection, cells.entrySet().stream().toList());
        try (var statement = connection.prepareStatement(OFFSETS)) {
            statement.setArray(1, connection.createArrayOf("int4", next.keySet().toArray()));
            statement.setArray(2, connection.createArrayOf("int8", next.values().toArray()));
            statement.execute();
        }
        connection.commit();
    }

    private static List<Id> fresh(Connection connection, List<Id> ids) throws SQLException {
        List<Id> fresh = new ArrayList<>(ids.size());
        try (var statement = connection.prepareStatement(IDS)) {
            statement.setArray(1, text(connection, ids.stream().map(Id::tenant).toArray()));
            statement.setArray(2, text(connection, ids.stream().map(Id::source).toArray()));
            statement.setArray(3, text(connection, ids.stream().map(Id::id).toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    fresh.add(new Id(rows.getString(1), rows.getString(2), rows.getString(3)));
                }
            }
        }
        return fresh;
    }

    private static void count(Connection connection, List<Map.Entry<Cell, Long>> cells) throws SQLException {
        try (var statement = connection.prepareStatement(CELLS)) {
            statement.setArray(
                    1,
                    text(
                            connection,
                            cells.stream().map(cell -> cell.getKey().tenant).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "int8",
                            cells.stream().map(cell -> cell.getKey().minute).toArray()));
            for (int i = 0; i < DIMENSIONS.size(); i++) {
                int dimension = i;
                statement.setArray(
                        3 + i,
                        text(
                                connection,
                                cells.stream()
                                        .map(cell -> cell.getKey().values.get(dimension))
                                        .toArray()));
            }
            statement.setArray(
                    8,
                    connection.createArrayOf(
                            "int8", cells.stream().map(Map.Entry::getValue).toArray()));
            statement.execute();
        }
    }

    private static java.sql.Array text(Connection connection, Object[] values) throws SQLException {
        return connection.createArrayOf("text", values);
    }

    private static Cell cell(Id id, ConsumerRecord<String, byte[]> record) throws IOException {
        @Nullable String[] values = new String[DIMENSIONS.size()];
        try (JsonParser json = JSON.createParser(record.value())) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                int dimension = DIMENSIONS.indexOf(json.currentName());
                JsonToken value = json.nextToken();
                if (dimension >= 0 && value == JsonToken.VALUE_STRING) {
                    values[dimension] = json.getText();
                }
                json.skipChildren();
            }
        }
        List<String> known = new ArrayList<>(values.length);
        for (String value : values) {
            known.add(value == null ? "(none)" : value);
        }
        return new Cell(id.tenant, minute(header(record, CeHeaders.TIME)), known);
    }

    private static long minute(String time) {
        return Long.parseLong(time.substring(0, MINUTE_LENGTH).replaceAll("\\D", ""));
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
