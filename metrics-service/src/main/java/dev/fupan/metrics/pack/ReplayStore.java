package dev.fupan.metrics.pack;

import dev.fupan.kit.tenant.TenantSql;
import io.smallrye.mutiny.Multi;
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
import org.jspecify.annotations.Nullable;

/** Keeps replays: jobs that belong to whoever works on them until a moment that he moves on while he lives. */
@ApplicationScoped
class ReplayStore {
    private static final String AS_RELAY = "select set_config('app.relay', 'on', true)";
    private static final String ADD = """
            insert into pack_replay (tenant, pack_id, replay_no, state, body, mode)
            select $1, $2, coalesce(max(replay_no), 0) + 1, 'running', $3, $4 from pack_replay
            where tenant = $1 and pack_id = $2
            returning replay_no""";
    private static final String WAITING = """
            select tenant, pack_id, replay_no, mode, attempts from pack_replay
            where state = 'running' and mode = $1 and owned_until <= $2
            order by owned_until limit 10""";
    private static final String TAKE = """
            update pack_replay set owned_until = $5, attempts = attempts + 1
            where tenant = $1 and pack_id = $2 and replay_no = $3 and state = 'running' and owned_until <= $4""";
    private static final String OWN = """
            update pack_replay set owned_until = $4
            where tenant = $1 and pack_id = $2 and replay_no = $3 and state = 'running'""";
    private static final String END = """
            update pack_replay set state = $4, body = $5
            where tenant = $1 and pack_id = $2 and replay_no = $3 and state = 'running'""";
    private static final String BODY =
            "select body from pack_replay where tenant = $1 and pack_id = $2 and replay_no = $3";

    private final Pool pool;
    private final TenantSql sql;

    ReplayStore(Pool pool, TenantSql sql) {
        this.pool = pool;
        this.sql = sql;
    }

    /** A job that nobody owns yet; its number. */
    Uni<Integer> add(String tenant, String packId, Replay.Mode mode, String body) {
        return sql.inTenant(tenant, connection -> connection
                .preparedQuery(ADD)
                .execute(Tuple.of(tenant, packId, body, mode.wireName()))
                .map(rows -> rows.iterator().next().getInteger(0)));
    }

    /** Takes a job that nobody owns, if there is one. */
    Uni<@Nullable Replay> take(Replay.Mode mode, Instant now, Instant until) {
        return waiting(mode, now)
                .onItem()
                .transformToMulti(waiting -> Multi.createFrom().iterable(waiting))
                .onItem()
                .transformToUniAndConcatenate(each -> take(each, now, until))
                .select()
                .first()
                .toUni();
    }

    /** Moves the end of the ownership, later while he works, or to when somebody may try again. */
    Uni<Void> own(Replay replay, Instant until) {
        return sql.inTenant(replay.tenant(), connection -> connection
                .preparedQuery(OWN)
                .execute(Tuple.of(replay.tenant(), replay.packId(), replay.number(), at(until)))
                .replaceWithVoid());
    }

    /** Without effect when somebody else ended it. */
    Uni<Void> end(Replay replay, String state, String body) {
        return sql.inTenant(replay.tenant(), connection -> connection
                .preparedQuery(END)
                .execute(Tuple.of(replay.tenant(), replay.packId(), replay.number(), state, body))
                .replaceWithVoid());
    }

    Uni<@Nullable String> body(String tenant, String packId, int number) {
        return sql.inTenant(tenant, connection -> connection
                .preparedQuery(BODY)
                .execute(Tuple.of(tenant, packId, number))
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next().getString(0)));
    }

    private Uni<List<Replay>> waiting(Replay.Mode mode, Instant now) {
        return pool.withTransaction(connection -> connection
                .query(AS_RELAY)
                .execute()
                .chain(() -> connection.preparedQuery(WAITING).execute(Tuple.of(mode.wireName(), at(now))))
                .map(rows -> {
                    List<Replay> waiting = new ArrayList<>();
                    for (Row row : rows) {
                        waiting.add(new Replay(
                                row.getString("tenant"),
                                row.getString("pack_id"),
                                row.getInteger("replay_no"),
                                mode,
                                row.getInteger("attempts") + 1));
                    }
                    return waiting;
                }));
    }

    /** Nothing when somebody else was quicker. */
    private Uni<@Nullable Replay> take(Replay replay, Instant now, Instant until) {
        return sql.inTenant(replay.tenant(), connection -> connection
                .preparedQuery(TAKE)
                .execute(Tuple.of(replay.tenant(), replay.packId(), replay.number(), at(now), at(until)))
                .map(taken -> taken.rowCount() == 0 ? null : replay));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
