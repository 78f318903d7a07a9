package dev.fupan.actions.overdue;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds in all workspaces what may be overdue; whether it is there, its own calendar says. */
@ApplicationScoped
class OverdueStore {

    private static final String AS_RELAY = "select set_config('app.relay', 'on', true)";
    // The dates of workspaces differ by a day, so a page may hold rows that must wait: reading goes on after them.
    private static final String PASSED = """
            select tenant, id, due_date from action
            where status in ('not_started', 'in_progress', 'blocked') and overdue_told is distinct from due_date
                and due_date < $1 and (due_date, tenant, id) > ($2, $3, $4)
            order by due_date, tenant, id limit $5
            """;
    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final UUID LEAST = new UUID(0, 0);

    private final Pool pool;

    OverdueStore(Pool pool) {
        this.pool = pool;
    }

    Uni<List<Passed>> passed(LocalDate latestDate, @Nullable Passed after, int limit) {
        Tuple parameters = after == null
                ? Tuple.of(latestDate, FIRST, "", LEAST, limit)
                : Tuple.of(latestDate, after.dueDate(), after.tenant(), after.actionId(), limit);
        return pool.withTransaction(connection -> connection
                .query(AS_RELAY)
                .execute()
                .chain(() -> connection.preparedQuery(PASSED).execute(parameters))
                .map(rows -> {
                    List<Passed> passed = new ArrayList<>();
                    for (Row row : rows)
                        passed.add(
                                new Passed(row.getString("tenant"), row.getUUID("id"), row.getLocalDate("due_date")));
                    return passed;
                }));
    }
}
