package dev.fupan.actions.feed;

import dev.fupan.kit.tenant.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Reads what stands in a person's calendar. */
@ApplicationScoped
class EntryStore {

    // What somebody else has to do now or nobody any more stays for a while, so that calendars learn of it.
    private static final String ENTRIES = """
            with mine as (
                select id from action where tenant = $1 and owner_id = $2
                union
                select action_id from action_history
                where tenant = $1 and field = 'ownerId' and before = $2 and at >= $3
            )
            select action.*, turns.sequence,
                action.owner_id = $2 and status in ('not_started', 'in_progress', 'blocked') as standing
            from mine join action on action.tenant = $1 and action.id = mine.id
            cross join lateral (
                select coalesce(max(revision) filter (where field in ('measure', 'dueDate')), 1) as sequence,
                    max(at) filter (where field in ('status', 'ownerId')) as turned_at
                from action_history where tenant = $1 and action_id = mine.id
            ) turns
            where action.owner_id = $2 and status in ('not_started', 'in_progress', 'blocked') or turned_at >= $3
            order by standing desc, due_date, action.id limit 2000
            """;

    private final TenantSql sql;

    EntryStore(TenantSql sql) {
        this.sql = sql;
    }

    /** All that is open, and since then what is not any more. */
    Uni<List<Entry>> entries(String tenant, String personId, Instant since) {
        Tuple parameters = Tuple.of(tenant, personId, since.atOffset(ZoneOffset.UTC));
        return sql.inTenant(
                        tenant, connection -> connection.preparedQuery(ENTRIES).execute(parameters))
                .map(rows -> {
                    List<Entry> all = new ArrayList<>();
                    for (Row row : rows) all.add(entry(row));
                    return all;
                });
    }

    private static Entry entry(Row row) {
        return new Entry(
                row.getUUID("id"),
                row.getString("measure"),
                row.getLocalDate("due_date"),
                row.getLong("sequence").intValue(),
                row.getOffsetDateTime("changed_at").toInstant(),
                row.getBoolean("standing"),
                row.getString("status"),
                row.getString("degree"),
                row.getString("resources"));
    }
}
