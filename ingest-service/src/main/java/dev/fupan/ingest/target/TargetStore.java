package dev.fupan.ingest.target;

import dev.fupan.ingest.intake.OwnEvents;
import dev.fupan.kit.outbox.Outbox;
import dev.fupan.kit.page.Cursor;
import dev.fupan.kit.tenant.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The targets of a tenant; setting one tells the log of it in the same transaction. */
@ApplicationScoped
class TargetStore {

    private static final String TYPE = "crm.target.set.v1";

    // The upsert holds the row's lock when the outbox draws its position: the log sees changes in their order.
    private static final String SET = """
            insert into target (tenant, metric, period, scope, value, currency, updated_at)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (tenant, metric, period, scope)
            do update set value = excluded.value, currency = excluded.currency, updated_at = excluded.updated_at
            """;

    private static final String LIST = """
            select metric, period, scope, value, currency from target
            where tenant = $1 and value is not null and (metric, period, scope) > ($2, $3, $4)
            order by metric, period, scope limit $5
            """;

    private final TenantSql sql;
    private final Outbox outbox;

    TargetStore(TenantSql sql, Outbox outbox) {
        this.sql = sql;
        this.outbox = outbox;
    }

    Uni<Void> set(String tenant, Target target, byte[] data, Instant now) {
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        Tuple row = Tuple.from(new Object[] {
            tenant, target.metric(), target.period(), scopeJson(target), target.value(), target.currency(), at
        });
        return sql.inTenant(tenant, connection -> connection
                        .preparedQuery(SET)
                        .execute(row)
                        .chain(() ->
                                outbox.append(connection, List.of(OwnEvents.record(tenant, TYPE, data, now, null)))))
                .invoke(outbox::nudge);
    }

    Uni<List<Target>> list(String tenant, @Nullable Cursor after, int limit) {
        List<String> key = after == null ? List.of("", "", "") : after.key();
        Tuple parameters = Tuple.of(tenant, key.get(0), key.get(1), key.get(2), limit);
        return sql.inTenant(tenant, connection -> connection.preparedQuery(LIST).execute(parameters))
                .map(rows -> {
                    List<Target> targets = new ArrayList<>();
                    for (Row row : rows) targets.add(target(row));
                    return targets;
                });
    }

    static String scopeJson(Target target) {
        return new JsonObject(new LinkedHashMap<>(target.scope())).encode();
    }

    private static Target target(Row row) {
        Map<String, String> scope = new LinkedHashMap<>();
        new JsonObject(row.getString("scope"))
                .forEach(entry -> scope.put(entry.getKey(), String.valueOf(entry.getValue())));
        return new Target(
                row.getString("metric"),
                row.getString("period"),
                row.getBigDecimal("value"),
                scope,
                row.getString("currency"));
    }
}
