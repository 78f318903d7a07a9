package dev.fupan.metrics.view;

import dev.fupan.contracts.EntityRef;
import dev.fupan.metrics.entity.EntitySet;
import dev.fupan.metrics.entity.EventCodec;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Cursor;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Walks all clusters of a tenant in chunks, each cluster whole, so that memory does not grow with history.
 *
 * <p>One statement reads each set once, whatever the planner takes a tenant for: of one that has just sent its history
 * the database's statistics know nothing. To be used within a transaction, which the cursor lives in.
 */
final class Clusters {
    private static final int CHUNK = 2_000;

    private static final String IN_ORDER = """
            select kind, id, cluster, events from entity_set
            where tenant = $1 and cluster is not null order by cluster""";

    private Clusters() {}

    /** Gives every chunk to the visitor, one after the other, on a worker thread. */
    static Uni<Void> walk(SqlConnection connection, String tenant, Consumer<List<EntitySet>> visitor) {
        return rows(connection, tenant, rows -> visitor.accept(sets(rows)));
    }

    /** The same, cluster by cluster. */
    static Uni<Void> each(SqlConnection connection, String tenant, Consumer<List<EntitySet>> visitor) {
        return rows(connection, tenant, rows -> {
            Map<String, List<EntitySet>> clusters = new LinkedHashMap<>();
            rows.forEach(row -> clusters.computeIfAbsent(cluster(row), key -> new ArrayList<>())
                    .add(set(row)));
            clusters.values().forEach(visitor);
        });
    }

    private static Uni<Void> rows(SqlConnection connection, String tenant, Consumer<List<Row>> visitor) {
        return connection
                .prepare(IN_ORDER)
                .chain(statement -> further(statement.cursor(Tuple.of(tenant)), List.of(), visitor));
    }

    private static Uni<Void> further(Cursor cursor, List<Row> begun, Consumer<List<Row>> visitor) {
        return cursor.read(CHUNK).emitOn(Infrastructure.getDefaultWorkerPool()).chain(read -> {
            List<Row> rows = new ArrayList<>(begun);
            read.forEach(rows::add);
            boolean more = cursor.hasMore();
            int whole = more ? beginOfLast(rows) : rows.size();
            visitor.accept(rows.subList(0, whole));
            return more
                    ? further(cursor, rows.subList(whole, rows.size()), visitor)
                    : Uni.createFrom().voidItem();
        });
    }

    /** Where the last cluster begins, of which more may follow. */
    private static int beginOfLast(List<Row> rows) {
        int begin = rows.size();
        while (begin > 0 && cluster(rows.get(begin - 1)).equals(cluster(rows.get(rows.size() - 1)))) {
            begin--;
        }
        return begin;
    }

    static List<EntitySet> sets(Iterable<Row> rows) {
        List<EntitySet> sets = new ArrayList<>();
        rows.forEach(row -> sets.add(set(row)));
        return sets;
    }

    private static String cluster(Row row) {
        return row.getString("cluster");
    }

    private static EntitySet set(Row row) {
        return new EntitySet(
                new EntityRef(row.getString("kind"), row.getString("id")),
                EventCodec.decode(row.getBuffer("events").getBytes()));
    }
}
