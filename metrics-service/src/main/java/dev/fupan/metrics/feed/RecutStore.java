package dev.fupan.metrics.feed;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The SQL of the recut; every statement but the first runs under the partition's offset row. */
@ApplicationScoped
class RecutStore {
    private static final int CHUNK = 500;

    private static final String TENANTS = "select tenant from generation where state = 'building' order by tenant";
    private static final String PARTITION = "select part from tenant where tenant = $1";
    private static final String BUILDING = """
            select number, configuration::text as configuration, done_cluster from generation
            where tenant = $1 and state = 'building' for update""";
    private static final String CLUSTERS =
            "select distinct cluster from entity_set where tenant = $1 and cluster > $2 order by cluster limit "
                    + CHUNK;
    private static final String SETS =
            "select kind, id, cluster, events from entity_set where tenant = $1 and cluster = any ($2::text[])";
    private static final String DONE = "update generation set done_cluster = $3 where tenant = $1 and number = $2";
    private static final String OLD_GENERATION = "delete from generation where tenant = $1 and state = 'serving'";
    private static final String SERVE =
            "update generation set state = 'serving', done_cluster = null where tenant = $1 and number = $2";
    private static final String OLD_JOURNEYS = "delete from journey where tenant = $1 and generation <> $2";
    private static final String OLD_DEALS = "delete from deal where tenant = $1 and generation <> $2";
    private static final String REVISE = "update tenant set revision = revision + 1 where tenant = $1";

    /** A generation on its way. */
    record Building(
            int number, String configuration, @Nullable String doneCluster) {}

    private final Pool pool;

    RecutStore(@ReactiveDataSource("feed") Pool pool) {
        this.pool = pool;
    }

    Uni<List<String>> tenantsBuilding() {
        return pool.query(TENANTS).execute().map(rows -> {
            List<String> tenants = new ArrayList<>();
            rows.forEach(row -> tenants.add(row.getString(0)));
            return tenants;
        });
    }

    Uni<Integer> partition(SqlConnection connection, String tenant) {
        return connection.preparedQuery(PARTITION).execute(Tuple.of(tenant)).map(rows -> rows.iterator()
                .next()
                .getInteger(0));
    }

    Uni<@Nullable Building> building(SqlConnection connection, String tenant) {
        return connection.preparedQuery(BUILDING).execute(Tuple.of(tenant)).map(rows -> {
            for (Row row : rows) {
                return new Building(
                        row.getInteger("number"), row.getString("configuration"), row.getString("done_cluster"));
            }
            return null;
        });
    }

    Uni<List<String>> nextClusters(SqlConnection connection, String tenant, @Nullable String after) {
        return connection
                .preparedQuery(CLUSTERS)
                .execute(Tuple.of(tenant, after == null ? "" : after))
                .map(rows -> {
                    List<String> clusters = new ArrayList<>();
                    rows.forEach(row -> clusters.add(row.getString(0)));
                    return clusters;
                });
    }

    Uni<Map<String, List<Stored.Entity>>> sets(SqlConnection connection, String tenant, List<String> clusters) {
        return connection
                .preparedQuery(SETS)
                .execute(Tuple.of(tenant, clusters.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, List<Stored.Entity>> sets = new LinkedHashMap<>();
                    rows.forEach(row -> sets.computeIfAbsent(row.getString("cluster"), key -> new ArrayList<>())
                            .add(FeedStore.entity(row)));
                    return sets;
                });
    }

    Uni<Void> done(SqlConnection connection, String tenant, int number, String cluster) {
        return connection
                .preparedQuery(DONE)
                .execute(Tuple.of(tenant, number, cluster))
                .replaceWithVoid();
    }

    /** The new generation takes over and the old rows go. */
    Uni<Void> serve(SqlConnection connection, String tenant, int number) {
        return connection
                .preparedQuery(OLD_GENERATION)
                .execute(Tuple.of(tenant))
                .chain(() -> connection.preparedQuery(SERVE).execute(Tuple.of(tenant, number)))
                .chain(() -> connection.preparedQuery(OLD_JOURNEYS).execute(Tuple.of(tenant, number)))
                .chain(() -> connection.preparedQuery(OLD_DEALS).execute(Tuple.of(tenant, number)))
                .chain(() -> connection.preparedQuery(REVISE).execute(Tuple.of(tenant)))
                .replaceWithVoid();
    }
}
