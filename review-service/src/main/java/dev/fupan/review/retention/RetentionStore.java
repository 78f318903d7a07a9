package dev.fupan.review.retention;

import dev.fupan.kit.tenant.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Finds sessions that ended long ago and takes out of them what is not kept. */
@ApplicationScoped
class RetentionStore {

    private static final String AS_RELAY = "select set_config('app.relay', 'on', true)";
    // Not of a session that is closed and awaits its report: the report is made of the log.
    private static final String ENDED = """
            select s.tenant, s.id from session s
            where s.state in ('reported', 'cancelled')
              and coalesce(s.closed_at, (select max(c.at) from session_change c
                  where c.tenant = s.tenant and c.session_id = s.id)) < $1
              and exists (select 1 from session_change c
                  where c.tenant = s.tenant and c.session_id = s.id and c.at < $1)
            limit 100
            """;
    // The session's row first, as in every change of it: nobody reads a position that is being taken away.
    private static final String MOVE = """
            update session s set pruned_to = greatest(pruned_to, coalesce((select max(c.seq) from session_change c
                where c.tenant = s.tenant and c.session_id = s.id and c.at < $3), 0))
            where s.tenant = $1 and s.id = $2 and s.state in ('reported', 'cancelled')
            returning s.pruned_to
            """;
    private static final String PRUNE =
            "delete from session_change where tenant = $1 and session_id = $2 and seq <= $3";
    private static final String FORGET = "delete from private_reflection where tenant = $1 and session_id = $2";

    private final Pool pool;
    private final TenantSql sql;

    RetentionStore(Pool pool, TenantSql sql) {
        this.pool = pool;
        this.sql = sql;
    }

    record Ended(String tenant, UUID sessionId) {}

    Uni<List<Ended>> endedBefore(Instant time) {
        return pool.withTransaction(
                        connection -> connection.query(AS_RELAY).execute().chain(() -> connection
                                .preparedQuery(ENDED)
                                .execute(Tuple.of(at(time)))))
                .map(rows -> {
                    List<Ended> all = new ArrayList<>();
                    for (Row row : rows) all.add(new Ended(row.getString("tenant"), row.getUUID("id")));
                    return all;
                });
    }

    /** Takes out what was logged before that time; a session that was reopened meanwhile is left alone. */
    Uni<Void> forget(Ended one, Instant time) {
        Tuple session = Tuple.of(one.tenant(), one.sessionId());
        return sql.inTenant(one.tenant(), db -> db.preparedQuery(MOVE)
                .execute(Tuple.of(one.tenant(), one.sessionId(), at(time)))
                .chain(moved -> {
                    if (moved.size() == 0) return Uni.createFrom().voidItem();
                    long upTo = moved.iterator().next().getLong("pruned_to");
                    return db.preparedQuery(PRUNE)
                            .execute(Tuple.of(one.tenant(), one.sessionId(), upTo))
                            .chain(() -> db.preparedQuery(FORGET).execute(session))
                            .replaceWithVoid();
                }));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
