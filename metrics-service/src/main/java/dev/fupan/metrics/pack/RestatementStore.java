package dev.fupan.metrics.pack;

import dev.fupan.kit.outbox.Outbox;
import dev.fupan.kit.outbox.OutgoingRecord;
import dev.fupan.kit.tenant.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** Keeps how far packs were compared with the present and what was announced of them, in one transaction each. */
@ApplicationScoped
class RestatementStore {
    private static final String AS_RELAY = "select set_config('app.relay', 'on', true)";
    private static final String TENANTS = "select tenant, min(position) as position from pack_watch group by tenant";
    private static final String WATCHED =
            "select pack_id, position, round from pack_watch where tenant = $1 order by pack_id";
    private static final String MOVE = """
            update pack_watch set position = $4, round = $5
            where tenant = $1 and pack_id = $2 and position = $3""";
    private static final String ANNOUNCE = """
            insert into pack_restatement (tenant, pack_id, number_key, round, to_position, announced_at, frozen,
                announced, current, causes, cause_count, withdrawn)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)""";
    private static final String LATEST = """
            select distinct on (number_key) number_key, round, to_position, announced_at, frozen, announced, current,
                causes, cause_count
            from pack_restatement where tenant = $1 and pack_id = $2
            order by number_key, round desc""";

    /** @param position compared up to here */
    record Watched(String packId, long position, int round) {}

    /** What was said of a number last. */
    record Announced(Restatement restatement, int round, long toPosition, Instant at) {}

    private final Pool pool;
    private final TenantSql sql;
    private final Outbox outbox;

    RestatementStore(Pool pool, TenantSql sql, Outbox outbox) {
        this.pool = pool;
        this.sql = sql;
        this.outbox = outbox;
    }

    /** Tenants that have packs, each with the position that all of its packs were compared up to. */
    Uni<Map<String, Long>> tenants() {
        return pool.withTransaction(connection -> connection
                .query(AS_RELAY)
                .execute()
                .chain(() -> connection.query(TENANTS).execute())
                .map(rows -> {
                    Map<String, Long> tenants = new TreeMap<>();
                    rows.forEach(row -> tenants.put(row.getString("tenant"), row.getLong("position")));
                    return tenants;
                }));
    }

    Uni<List<Watched>> watched(String tenant) {
        return sql.inTenant(tenant, connection -> connection
                .preparedQuery(WATCHED)
                .execute(Tuple.of(tenant))
                .map(rows -> {
                    List<Watched> packs = new ArrayList<>();
                    rows.forEach(row -> packs.add(
                            new Watched(row.getString("pack_id"), row.getLong("position"), row.getInteger("round"))));
                    return packs;
                }));
    }

    Uni<Map<String, Announced>> latest(String tenant, String packId) {
        return sql.inTenant(tenant, connection -> connection
                .preparedQuery(LATEST)
                .execute(Tuple.of(tenant, packId))
                .map(rows -> {
                    Map<String, Announced> latest = new TreeMap<>();
                    rows.forEach(row -> latest.put(row.getString("number_key"), announced(row)));
                    return latest;
                }));
    }

    /**
     * Moves the pack on and announces what changed, unless somebody else moved it in the meantime.
     *
     * @param signal the record to send, from the round
     */
    Uni<Void> compared(
            String tenant,
            Watched pack,
            long position,
            List<Restatement> changes,
            Instant now,
            IntFunction<OutgoingRecord> signal) {
        int round = changes.isEmpty() ? pack.round() : pack.round() + 1;
        return sql.inTenant(tenant, connection -> connection
                        .preparedQuery(MOVE)
                        .execute(Tuple.of(tenant, pack.packId(), pack.position(), position, round))
                        .chain(moved -> moved.rowCount() == 0 || changes.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : announce(connection, tenant, pack.packId(), position, changes, now, round)
                                        .chain(() -> outbox.append(connection, List.of(signal.apply(round))))))
                .invoke(outbox::nudge);
    }

    private static Uni<Void> announce(
            SqlConnection connection,
            String tenant,
            String packId,
            long position,
            List<Restatement> changes,
            Instant now,
            int round) {
        List<Tuple> rows = new ArrayList<>(changes.size());
        for (Restatement change : changes) {
            rows.add(Tuple.tuple()
                    .addString(tenant)
                    .addString(packId)
                    .addString(change.numberKey())
                    .addInteger(round)
                    .addLong(position)
                    .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                    .addString(change.frozen())
                    .addString(change.announced())
                    .addString(change.current())
                    .addArrayOfString(change.causes().toArray(String[]::new))
                    .addLong(change.causeCount())
                    .addBoolean(change.withdrawn()));
        }
        return connection.preparedQuery(ANNOUNCE).executeBatch(rows).replaceWithVoid();
    }

    private static Announced announced(Row row) {
        return new Announced(
                new Restatement(
                        row.getString("number_key"),
                        row.getString("frozen"),
                        row.getString("announced"),
                        row.getString("current"),
                        List.of(row.getArrayOfStrings("causes")),
                        row.getLong("cause_count")),
                row.getInteger("round"),
                row.getLong("to_position"),
                row.getOffsetDateTime("announced_at").toInstant());
    }
}
