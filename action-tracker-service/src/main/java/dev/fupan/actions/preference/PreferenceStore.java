package dev.fupan.actions.preference;

import dev.fupan.kit.tenant.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people want; who has said nothing has no row. */
@ApplicationScoped
public class PreferenceStore {

    private static final String ALL = "select * from reminder_preference where tenant = $1";
    private static final String ONE = "select * from reminder_preference where tenant = $1 and person_id = $2";
    private static final String BEGIN = """
            insert into reminder_preference (tenant, person_id, revision, opted_out) values ($1, $2, 0, false)
            on conflict (tenant, person_id) do nothing
            """;
    private static final String SET = """
            update reminder_preference set revision = revision + 1, opted_out = $4, quiet_from = $5, quiet_to = $6
            where tenant = $1 and person_id = $2 and revision = $3 returning *
            """;
    private static final String OPT_OUT = """
            update reminder_preference set revision = revision + 1, opted_out = true
            where tenant = $1 and person_id = $2 and not opted_out
            """;

    private final TenantSql sql;

    PreferenceStore(TenantSql sql) {
        this.sql = sql;
    }

    /** Of everyone who has said something, by person. */
    public Uni<Map<String, Preferences>> all(String tenant) {
        return sql.inTenant(tenant, connection -> connection
                .preparedQuery(ALL)
                .execute(Tuple.of(tenant))
                .map(rows -> {
                    Map<String, Preferences> all = new HashMap<>();
                    for (Row row : rows) all.put(row.getString("person_id"), preferences(row));
                    return all;
                }));
    }

    Uni<Preferences> of(String tenant, String personId) {
        return sql.inTenant(tenant, connection -> in(connection, tenant, personId));
    }

    /** The same within a transaction that has begun elsewhere. */
    public static Uni<Preferences> in(SqlConnection connection, String tenant, String personId) {
        return connection
                .preparedQuery(ONE)
                .execute(Tuple.of(tenant, personId))
                .map(rows -> rows.size() == 0
                        ? Preferences.NONE
                        : preferences(rows.iterator().next()));
    }

    /** Null, and nothing changed, when they have another revision by now. */
    Uni<@Nullable Preferences> set(String tenant, String personId, Preferences wanted) {
        QuietHours quiet = wanted.quiet();
        LocalTime from = quiet == null ? null : quiet.from();
        LocalTime to = quiet == null ? null : quiet.to();
        return sql.inTenant(tenant, connection -> connection
                .preparedQuery(BEGIN)
                .execute(Tuple.of(tenant, personId))
                .chain(() -> connection
                        .preparedQuery(SET)
                        .execute(Tuple.of(tenant, personId, wanted.revision(), wanted.optedOut(), from, to)))
                .map(rows ->
                        rows.size() == 0 ? null : preferences(rows.iterator().next())));
    }

    Uni<Void> optOut(String tenant, String personId) {
        return sql.inTenant(tenant, connection -> connection
                .preparedQuery(BEGIN)
                .execute(Tuple.of(tenant, personId))
                .chain(() -> connection.preparedQuery(OPT_OUT).execute(Tuple.of(tenant, personId)))
                .replaceWithVoid());
    }

    private static Preferences preferences(Row row) {
        LocalTime from = row.getLocalTime("quiet_from");
        LocalTime to = row.getLocalTime("quiet_to");
        QuietHours quiet = from == null || to == null ? null : new QuietHours(from, to);
        return new Preferences(row.getLong("revision"), row.getBoolean("opted_out"), quiet);
    }
}
