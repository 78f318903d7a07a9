package dev.fupan.review.session;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Finds closed sessions of all workspaces whose report may be overdue. */
@ApplicationScoped
class OverdueReportStore {

    private static final String AS_RELAY = "select set_config('app.relay', 'on', true)";
    private static final String OVERDUE = """
            select tenant, id from session
            where state = 'closed' and not overdue_told and report_due_date < $1
            order by report_due_date limit 100
            """;

    private final Pool pool;

    OverdueReportStore(Pool pool) {
        this.pool = pool;
    }

    record Candidate(String tenant, UUID sessionId) {}

    /** Those that were due before that day. */
    Uni<List<Candidate>> dueBefore(LocalDate day) {
        return pool.withTransaction(
                        connection -> connection.query(AS_RELAY).execute().chain(() -> connection
                                .preparedQuery(OVERDUE)
                                .execute(Tuple.of(day))))
                .map(rows -> {
                    List<Candidate> all = new ArrayList<>();
                    for (Row row : rows) all.add(new Candidate(row.getString("tenant"), row.getUUID("id")));
                    return all;
                });
    }
}
