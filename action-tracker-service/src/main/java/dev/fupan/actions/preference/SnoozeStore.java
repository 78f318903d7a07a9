package dev.fupan.actions.preference;

import dev.fupan.kit.tenant.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What people have put off; one row per person and action, the last word counts. */
@ApplicationScoped
public class SnoozeStore {

    private static final String OPEN = """
            select exists (select 1 from action where tenant = $1 and id = $2
                and status in ('not_started', 'in_progress', 'blocked')) as is
            """;
    private static final String PUT = """
            insert into snooze (tenant, action_id, person_id, until, reason, made_at) values ($1, $2, $3, $4, $5, $6)
            on conflict (tenant, action_id, person_id)
                do update set until = excluded.until, reason = excluded.reason, made_at = excluded.made_at
            """;
    private static final String REMOVE = "delete from snooze where tenant = $1 and action_id = $2 and person_id = $3";
    private static final String OF =
            "select action_id, person_id, until, reason from snooze where tenant = $1 and action_id = any ($2)";

    private final TenantSql sql;

    SnoozeStore(TenantSql sql) {
        this.sql = sql;
    }

    /** False, and nothing changed, when there is no such action that is open. */
    Uni<Boolean> put(String tenant, Snooze snooze, Instant at) {
        return sql.inTenant(tenant, connection -> connection
                .preparedQuery(OPEN)
                .execute(Tuple.of(tenant, snooze.actionId()))
                .chain(rows -> {
                    if (!rows.iterator().next().getBoolean("is"))
                        return Uni.createFrom().item(false);
                    Tuple row = Tuple.of(
                            tenant,
                            snooze.actionId(),
                            snooze.personId(),
                            snooze.until(),
                            snooze.reason(),
                            at.atOffset(ZoneOffset.UTC));
                    return connection.preparedQuery(PUT).execute(row).replaceWith(true);
                }));
    }

    Uni<Void> remove(String tenant, UUID actionId, String personId) {
        return sql.inTenant(
                        tenant,
                        connection -> connection.preparedQuery(REMOVE).execute(Tuple.of(tenant, actionId, personId)))
                .replaceWithVoid();
    }

    /** Of everyone, for these actions, within a transaction that has begun elsewhere. */
    public static Uni<List<Snooze>> in(SqlConnection connection, String tenant, Collection<UUID> actions) {
        return connection
                .preparedQuery(OF)
                .execute(Tuple.of(tenant, actions.toArray(UUID[]::new)))
                .map(rows -> {
                    List<Snooze> all = new ArrayList<>();
                    for (Row row : rows)
                        all.add(new Snooze(
                                row.getUUID("action_id"),
                                row.getString("person_id"),
                                row.getLocalDate("until"),
                                row.getString("reason")));
                    return all;
                });
    }
}
