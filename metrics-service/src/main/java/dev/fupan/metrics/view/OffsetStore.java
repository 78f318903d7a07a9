package dev.fupan.metrics.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;

/** Reads which record of each partition is counted next; the row moves in the transaction of its batch. */
@ApplicationScoped
class OffsetStore {
    private static final String OFFSETS = "select part, next_offset from consumer_offset where topic = $1";

    private final Pool pool;

    OffsetStore(Pool pool) {
        this.pool = pool;
    }

    Uni<Map<Integer, Long>> next(String topic) {
        return pool.preparedQuery(OFFSETS).execute(Tuple.of(topic)).map(rows -> {
            Map<Integer, Long> next = new HashMap<>();
            rows.forEach(row -> next.put(row.getInteger(0), row.getLong(1)));
            return next;
        });
    }
}
