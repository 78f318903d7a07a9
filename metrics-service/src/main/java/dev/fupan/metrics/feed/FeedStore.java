package dev.fupan.metrics.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fupan.contracts.EntityRef;
import dev.fupan.contracts.workspace.WorkspaceConfiguration;
import dev.fupan.metrics.journey.Reading;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Loads what a batch touches.
 *
 * <p>Lock order: the offset rows of the batch's partitions, by number. A tenant lies in one partition, so whoever holds
 * that row is the tenant's only writer. Rows of {@code tenant} alone are written for what waits in quarantine as well;
 * both writers take them by name.
 */
@ApplicationScoped
class FeedStore {
    // Every statement finds its rows by key. A plan that was made while a table was small would read all of it for
    // every batch when it has grown, until somebody analyses it.
    private static final String FOR_TENANTS = """
            select set_config('app.tenants', $1, true), set_config('enable_seqscan', 'off', true),
                set_config('plan_cache_mode', 'force_generic_plan', true),
                set_config('statement_timeout', $2, true),
                set_config('lock_timeout', ($2::int / 2)::text, true),
                set_config('idle_in_transaction_session_timeout', $2, true)""";

    private static final String KNOW_PARTITIONS = """
            insert into consumer_offset (topic, part, next_offset)
            select $1, part, 0 from unnest($2::int[]) part
            on conflict do nothing""";

    private static final String LOCK_OFFSETS = """
            select part, next_offset from consumer_offset
            where topic = $1 and part = any ($2::int[]) order by part for update""";

    private static final String OFFSETS =
            "select part, next_offset from consumer_offset where topic = $1 and part = any ($2::int[])";

    private static final String TENANTS = "select tenant, position from tenant where tenant = any ($1::text[])";

    private static final String GENERATIONS = """
            select tenant, number, state, configuration::text as configuration from generation
            where tenant = any ($1::text[]) order by tenant, number""";

    // Entities that are touched, and all that are read together with them. "offset 0" keeps each of them a look-up by
    // key: as a plain join it may be planned as all entities of the tenant beside all that are touched.
    private static final String SETS = """
            with touched as materialized (
                select e.*
                from unnest($1::text[], $2::text[], $3::text[]) t (tenant, kind, id)
                cross join lateral (
                    select s.tenant, s.kind, s.id, s.cluster, s.events from entity_set s
                    where s.tenant = t.tenant and s.kind = t.kind and s.id = t.id offset 0) e
            ), clusters as materialized (
                select distinct tenant, cluster from touched where cluster is not null
            )
            select e.tenant, e.kind, e.id, e.cluster, e.events
            from clusters c
            cross join lateral (
                select s.tenant, s.kind, s.id, s.cluster, s.events from entity_set s
                where s.tenant = c.tenant and s.cluster = c.cluster offset 0) e
            union all
            select tenant, kind, id, cluster, events from touched where cluster is null""";

    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

    private final Pool pool;
    private final Map<String, Reading> readings = new ConcurrentHashMap<>();

    FeedStore(@ReactiveDataSource("feed") Pool pool) {
        this.pool = pool;
    }

    /**
     * @param limit how long one statement may take, half of it for a lock, and how long the transaction may lie idle:
     *     whoever stands still with the lock of a partition loses it; zero is no limit
     */
    <T> Uni<T> inTransaction(Collection<String> tenants, Duration limit, Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(FOR_TENANTS)
                .execute(Tuple.of(String.join(",", tenants), String.valueOf(limit.toMillis())))
                .chain(() -> work.apply(connection)));
    }

    /** The next offset of each partition, locked until the transaction ends. */
    Uni<Map<Integer, Long>> lockOffsets(SqlConnection connection, String topic, Collection<Integer> partitions) {
        Integer[] sorted = partitions.stream().sorted().toArray(Integer[]::new);
        return connection
                .preparedQuery(KNOW_PARTITIONS)
                .execute(Tuple.of(topic, sorted))
                .chain(() -> connection.preparedQuery(LOCK_OFFSETS).execute(Tuple.of(topic, sorted)))
                .map(FeedStore::offsets);
    }

    /** Where each partition goes on; those never seen are missing. */
    Uni<Map<Integer, Long>> offsets(String topic, Collection<Integer> partitions) {
        return pool.preparedQuery(OFFSETS)
                .execute(Tuple.of(topic, partitions.toArray(Integer[]::new)))
                .map(FeedStore::offsets);
    }

    /** What is stored of these tenants and of these entities with their clusters. */
    Uni<Map<String, Stored>> load(SqlConnection connection, Map<String, ? extends Collection<EntityRef>> entities) {
        String[] tenants = entities.keySet().toArray(String[]::new);
        Columns keys = new Columns(String.class, String.class, String.class);
        entities.forEach((tenant, refs) -> refs.forEach(ref -> keys.row(tenant, ref.kind(), ref.id())));
        Map<String, Long> positions = new HashMap<>();
        Map<String, List<Stored.Generation>> generations = new HashMap<>();
        Map<String, List<Stored.Entity>> sets = new HashMap<>();
        return connection
                .preparedQuery(TENANTS)
                .execute(Tuple.of(tenants))
                .invoke(rows -> rows.forEach(row -> positions.put(row.getString(0), row.getLong(1))))
                .chain(() -> connection.preparedQuery(GENERATIONS).execute(Tuple.of(tenants)))
                .invoke(rows ->
                        rows.forEach(row -> list(generations, row.getString(0)).add(generation(row))))
                .chain(() -> connection.preparedQuery(SETS).execute(keys.tuple()))
                .invoke(rows -> rows.forEach(row -> list(sets, row.getString(0)).add(entity(row))))
                .map(rows -> {
                    Map<String, Stored> stored = new TreeMap<>();
                    for (String tenant : tenants) {
                        stored.put(
                                tenant,
                                new Stored(
                                        tenant,
                                        positions.getOrDefault(tenant, -1L),
                                        generations.getOrDefault(tenant, List.of()),
                                        sets.getOrDefault(tenant, List.of())));
                    }
                    return stored;
                });
    }

    Reading reading(String configuration) {
        return readings.computeIfAbsent(configuration, FeedStore::parse);
    }

    static Stored.Entity entity(Row row) {
        return new Stored.Entity(
                new EntityRef(row.getString("kind"), row.getString("id")),
                row.getString("cluster"),
                row.getBuffer("events").getBytes());
    }

    private Stored.Generation generation(Row row) {
        return new Stored.Generation(
                row.getInteger("number"),
                row.getString("state").equals("serving"),
                reading(row.getString("configuration")));
    }

    private static Reading parse(String configuration) {
        try {
            return new Reading(JSON.readValue(configuration, WorkspaceConfiguration.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored configuration cannot be read", e);
        }
    }

    static String write(WorkspaceConfiguration configuration) {
        try {
            return JSON.writeValueAsString(configuration);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a configuration cannot be written", e);
        }
    }

    private static Map<Integer, Long> offsets(Iterable<Row> rows) {
        Map<Integer, Long> offsets = new HashMap<>();
        rows.forEach(row -> offsets.put(row.getInteger(0), row.getLong(1)));
        return offsets;
    }

    private static <T> List<T> list(Map<String, List<T>> lists, String tenant) {
        return lists.computeIfAbsent(tenant, key -> new ArrayList<>());
    }
}
