package dev.fupan.actions.message;

import dev.fupan.kit.form.NamedId;
import dev.fupan.kit.tenant.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Digests that are to be sent. */
@ApplicationScoped
class DigestStore {

    private static final String AS_RELAY = "select set_config('app.relay', 'on', true)";
    private static final String TENANTS = """
            select tenant from action where status in ('not_started', 'in_progress', 'blocked')
            union
            select tenant from item where message_id is null
            """;
    private static final String PLAN = """
            insert into message (tenant, channel, kind, state, attempts, made_at, not_before, id, recipient, local_date)
            select $1::text, 'mail', 'DIGEST', 'planned', 0, $2::timestamptz, $2, due.*
            from unnest($3::uuid[], $4::text[], $5::date[]) as due
            on conflict do nothing
            """;

    private final Pool pool;
    private final TenantSql sql;

    DigestStore(Pool pool, TenantSql sql) {
        this.pool = pool;
        this.sql = sql;
    }

    /** The workspaces in which there may be something to say. */
    Uni<List<String>> tenants() {
        return pool.withTransaction(connection -> connection
                .query(AS_RELAY)
                .execute()
                .chain(() -> connection.query(TENANTS).execute())
                .map(rows -> {
                    List<String> all = new ArrayList<>();
                    for (Row row : rows) all.add(row.getString("tenant"));
                    return all;
                }));
    }

    /** @param due local dates by person; what is planned already stays as it is */
    Uni<Void> plan(String tenant, Map<String, LocalDate> due, Instant now) {
        // In one order everywhere: two replicas that plan at once wait for each other instead of deadlocking.
        List<String> people = due.keySet().stream().sorted().toList();
        Tuple parameters = Tuple.of(
                tenant,
                now.atOffset(ZoneOffset.UTC),
                people.stream().map(one -> id(tenant, one, due.get(one))).toArray(UUID[]::new),
                people.toArray(String[]::new),
                people.stream().map(due::get).toArray(LocalDate[]::new));
        return sql.inTenant(tenant, connection -> connection.preparedQuery(PLAN).execute(parameters))
                .replaceWithVoid();
    }

    private static UUID id(String tenant, String person, LocalDate date) {
        return NamedId.of("message", tenant, person, "mail", date, "DIGEST");
    }
}
