package dev.fupan.metrics.view;

import dev.fupan.contracts.EntityRef;
import dev.fupan.metrics.entity.EntitySet;
import dev.fupan.metrics.entity.EventCodec;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Walks all clusters of a tenant in chunks, each cluster whole, so that memory does not grow with history.
 *
 * <p>To be used within one repeatable-read transaction: every chunk is of the same moment.
 */
final class Clusters {
    private static final int CHUNK = 500;

    // As long as nobody has analysed what a new tenant has sent, the planner believes that it has no rows: then any
    // index
    // that begins with the tenant is as good as the key, and all its rows are read for every cluster. A plan for any
    // tenant knows better; "offset 0" keeps each cluster a look-up.
    private static final String FOR_ANY_TENANT = "set local plan_cache_mode = force_generic_plan";

    private static final String NEXT = """
            with next as materialized (
                select distinct cluster from entity_set where tenant = $1 and cluster > $2 order by cluster limit
            """ + CHUNK + """
            )
            select e.kind, e.id, e.cluster, e.events
            from next n
            cross join lateral (
                select s.kind, s.id, s.cluster, s.events from entity_set s
                where s.tenant = $1 and s.cluster = n.cluster offset 0) e
            order by e.cluster""";

    private Clusters() {}

    /** Gives every chunk to the visitor, one after the other, on a worker thread; the visitor may answer later. */
    static Uni<Void> walk(SqlConnection connection, String tenant, Function<List<EntitySet>, Uni<Void>> visitor) {
        return fromTheFirst(connection, tenant, rows -> visitor.apply(sets(rows)));
    }

    /** The same, cluster by cluster. */
    static Uni<Void> each(SqlConnection connection, String tenant, Consumer<List<EntitySet>> visitor) {
        return fromTheFirst(connection, tenant, rows -> {
            Map<String, List<EntitySet>> clusters = new LinkedHashMap<>();
            rows.forEach(row -> clusters.computeIfAbsent(row.getString("cluster"), key -> new ArrayList<>())
                    .add(set(row)));
            clusters.values().forEach(visitor);
            return Uni.createFrom().voidItem();
        });
    }

    private static Uni<Void> fromTheFirst(
            SqlConnection connection, String tenant, Function<RowSet<Row>, Uni<Void>> visitor) {
        return connection.query(FOR_ANY_TENANT).execute().chain(() -> walk(connection, tenant, "", visitor));
    }

    private static Uni<Void> walk(
            SqlConnection connection, String tenant, String after, Function<RowSet<Row>, Uni<Void>> visitor) {
        return connection
                .preparedQuery(NEXT)
                .execute(Tuple.of(tenant, after))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .chain(rows -> {
                    if (rows.size() == 0) {
                        return Uni.createFrom().voidItem();
                    }
                    String last = "";
                    for (Row row : rows) {
                        last = row.getString("cluster");
                    }
                    String reached = last;
                    return visitor.apply(rows).chain(() -> walk(connection, tenant, reached, visitor));
                });
    }

    static List<EntitySet> sets(RowSet<Row> rows) {
        List<EntitySet> sets = new ArrayList<>(rows.size());
        rows.forEach(row -> sets.add(set(row)));
        return sets;
    }

    private static EntitySet set(Row row) {
        return new EntitySet(
                new EntityRef(row.getString("kind"), row.getString("id")),
                EventCodec.decode(row.getBuffer("events").getBytes()));
    }
}
