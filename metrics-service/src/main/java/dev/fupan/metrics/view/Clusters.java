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

    private static final String NEXT = """
            with next as materialized (
                select distinct cluster from entity_set where tenant = $1 and cluster > $2 order by cluster limit
            """ + CHUNK + """
            )
            select e.kind, e.id, e.cluster, e.events
            from next n join entity_set e on e.tenant = $1 and e.cluster = n.cluster
            order by e.cluster""";

    private Clusters() {}

    /** Gives every chunk to the visitor, one after the other, on a worker thread; the visitor may answer later. */
    static Uni<Void> walk(SqlConnection connection, String tenant, Function<List<EntitySet>, Uni<Void>> visitor) {
        return walk(connection, tenant, "", rows -> visitor.apply(sets(rows)));
    }

    /** The same, cluster by cluster. */
    static Uni<Void> each(SqlConnection connection, String tenant, Consumer<List<EntitySet>> visitor) {
        return walk(connection, tenant, "", rows -> {
            Map<String, List<EntitySet>> clusters = new LinkedHashMap<>();
            rows.forEach(row -> clusters.computeIfAbsent(row.getString("cluster"), key -> new ArrayList<>())
                    .add(set(row)));
            clusters.values().forEach(visitor);
            return Uni.createFrom().voidItem();
        });
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
