package dev.fupan.metrics.pack;

import dev.fupan.kit.tenant.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.Optional;

/** Keeps packs; each is written once. */
@ApplicationScoped
class PackStore {
    private static final String COLUMNS =
            "select pack_id, request, position, evaluated_at, hash, body from pack where ";
    private static final String BY_ID = COLUMNS + "tenant = $1 and pack_id = $2";
    private static final String BY_NUMBER = COLUMNS + "tenant = $1 and session_id = $2 and pack_no = $3";
    private static final String ADD = """
            insert into pack (tenant, pack_id, session_id, pack_no, request, position, evaluated_at, hash, body)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing""";
    private static final String WATCH = """
            insert into pack_watch (tenant, pack_id, position) select tenant, pack_id, position from pack
            where tenant = $1 and pack_id = $2""";

    private final TenantSql sql;

    PackStore(TenantSql sql) {
        this.sql = sql;
    }

    Uni<Optional<Pack>> find(String tenant, String id) {
        return sql.inTenant(tenant, connection -> connection
                .preparedQuery(BY_ID)
                .execute(Tuple.of(tenant, id))
                .map(PackStore::first));
    }

    Uni<Optional<Pack>> find(String tenant, PackAsked asked) {
        return sql.inTenant(tenant, connection -> connection
                .preparedQuery(BY_NUMBER)
                .execute(Tuple.of(tenant, asked.sessionId(), asked.packNo()))
                .map(PackStore::first));
    }

    /** Without effect where the session has a pack of this number already. */
    Uni<Void> add(String tenant, Pack pack) {
        Tuple row = Tuple.tuple()
                .addString(tenant)
                .addString(pack.id())
                .addString(pack.asked().sessionId())
                .addInteger(pack.asked().packNo())
                .addString(pack.request())
                .addLong(pack.position())
                .addOffsetDateTime(pack.evaluatedAt().atOffset(ZoneOffset.UTC))
                .addString(pack.hash())
                .addString(pack.body());
        return sql.inTenant(tenant, connection -> connection
                .preparedQuery(ADD)
                .execute(row)
                .chain(() -> connection.preparedQuery(WATCH).execute(Tuple.of(tenant, pack.id())))
                .replaceWithVoid());
    }

    private static Optional<Pack> first(RowSet<Row> rows) {
        for (Row row : rows) {
            String request = row.getString("request");
            return Optional.of(new Pack(
                    row.getString("pack_id"),
                    PackAsked.of(request),
                    request,
                    row.getLong("position"),
                    row.getOffsetDateTime("evaluated_at").toInstant(),
                    row.getString("hash"),
                    row.getString("body")));
        }
        return Optional.empty();
    }
}
