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
            select action.*, owner_id = $2 and open as standing
            from mine join tracked_action action on action.tenant = $1 and action_id = mine.id
            where owner_id = $2 and open or owner_id = $2 and status_at >= $3 or owner_id <> $2
            order by standing desc, due_date, action_id limit 2000
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
                row.getUUID("action_id"),
                row.getString("measure"),
                row.getLocalDate("due_date"),
                row.getInteger("plan_sequence"),
                row.getOffsetDateTime("changed_at").toInstant(),
                row.getBoolean("standing"),
                row.getString("status"));
    }
}
