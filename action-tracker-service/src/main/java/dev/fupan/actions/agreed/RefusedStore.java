package dev.fupan.actions.agreed;

import dev.fupan.kit.tenant.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Reads what was set aside. */
@ApplicationScoped
class RefusedStore {

    private static final String LATEST = """
            select id, review_id, revision, event_id, type, at, why, data from review_refused where tenant = $1
            union all
            select '00000000-0000-0000-0000-000000000000'::uuid, review_id, revision, event_id, type,
                at::timestamptz, 'waits for the revision before it', data
            from review_parked where tenant = $1
            order by at desc limit 200
            """;

    private final TenantSql sql;

    RefusedStore(TenantSql sql) {
        this.sql = sql;
    }

    Uni<List<RefusedView>> latest(String tenant) {
        return sql.inTenant(
                        tenant, connection -> connection.preparedQuery(LATEST).execute(Tuple.of(tenant)))
                .map(rows -> {
                    List<RefusedView> views = new ArrayList<>();
                    for (Row row : rows)
                        views.add(new RefusedView(
                                row.getUUID("id"),
                                row.getString("review_id"),
                                row.getLong("revision"),
                                row.getString("event_id"),
                                row.getString("type"),
                                row.getOffsetDateTime("at").toInstant(),
                                row.getString("why"),
                                row.getString("data")));
                    return views;
                });
    }
}
