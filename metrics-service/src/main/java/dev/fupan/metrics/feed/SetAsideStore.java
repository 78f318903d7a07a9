package dev.fupan.metrics.feed;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Keeps what was set aside, and what was decided about it, so that an answer can say how much waits. */
@ApplicationScoped
class SetAsideStore {
    // Decided is decided, also where a rebuilt feed tells of the record once more.
    private static final String KEEP = """
            insert into quarantined as q (tenant, origin, reason, decided)
            select tenant, origin, reason, decided
            from unnest($1::text[], $2::text[], $3::text[], $4::boolean[]) r (tenant, origin, reason, decided)
            on conflict (tenant, origin, reason) do update set decided = true
            where excluded.decided and not q.decided
            returning q.tenant""";

    /** The tenants of whom something changed, by name. */
    Uni<SortedSet<String>> keep(SqlConnection connection, Map<SetAside, Boolean> read) {
        Columns rows = new Columns(String.class, String.class, String.class, Boolean.class);
        read.forEach((name, decided) -> rows.row(name.tenant(), name.origin(), name.reason(), decided));
        return connection.preparedQuery(KEEP).execute(rows.tuple()).map(changed -> {
            SortedSet<String> tenants = new TreeSet<>();
            changed.forEach(row -> tenants.add(row.getString(0)));
            return tenants;
        });
    }
}
