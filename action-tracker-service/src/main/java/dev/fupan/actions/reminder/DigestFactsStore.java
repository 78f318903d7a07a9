package dev.fupan.actions.reminder;

import dev.fupan.actions.calendar.CalendarStore;
import dev.fupan.actions.preference.PreferenceStore;
import dev.fupan.actions.preference.Snooze;
import dev.fupan.actions.preference.SnoozeStore;
import dev.fupan.contracts.action.Criterion;
import dev.fupan.kit.form.Json;
import dev.fupan.kit.tenant.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Reads what a digest is made of. */
@ApplicationScoped
class DigestFactsStore {

    /** Three working days before a due date lie within so many days, whatever holidays come between. */
    private static final int AHEAD = 60;

    private static final String OPEN = """
            select id, measure, owner_id, due_date, status_reason from action
            where tenant = $1 and owner_id = any ($2) and due_date <= $3
                and status in ('not_started', 'in_progress', 'blocked')
            order by due_date, id
            """;
    private static final String SAID = """
            select action_id, checkpoint, kind, subject from item
            where tenant = $1 and recipient = $2 and action_id = any ($3) and message_id is not null
            """;
    private static final String WAITING = """
            select item.action_id, item.checkpoint, item.kind, item.subject, item.data, checkpoint.criterion,
                action.id, action.measure, action.owner_id, action.due_date, action.status_reason
            from item
            join action on action.tenant = item.tenant and action.id = item.action_id
            left join checkpoint on checkpoint.tenant = item.tenant and checkpoint.id::text = item.checkpoint
            where item.tenant = $1 and item.recipient = $2 and item.message_id is null
            order by item.subject, item.action_id
            """;

    private final TenantSql sql;
    private final CalendarStore calendars;
    private final Superiors superiors;

    DigestFactsStore(TenantSql sql, CalendarStore calendars, Superiors superiors) {
        this.sql = sql;
        this.calendars = calendars;
        this.superiors = superiors;
    }

    Uni<DigestFacts> read(String tenant, String personId, LocalDate day) {
        return sql.inTenant(tenant, connection -> in(connection, tenant, personId, day));
    }

    /** The same within a transaction that has begun elsewhere. */
    Uni<DigestFacts> in(SqlConnection connection, String tenant, String personId, LocalDate day) {
        Set<String> reports = Set.copyOf(superiors.reportsTo(tenant, personId));
        return PreferenceStore.in(connection, tenant, personId)
                .chain(preferences -> calendars.calendar(connection, tenant).chain(calendar -> open(
                                connection, tenant, personId, reports, day)
                        .chain(open -> snoozes(connection, tenant, open).chain(snoozes -> said(
                                        connection, tenant, personId, open)
                                .chain(said -> waiting(connection, tenant, personId)
                                        .map(waiting -> new DigestFacts(
                                                preferences, calendar, reports, open, snoozes, said, waiting)))))));
    }

    private static Uni<List<OpenAction>> open(
            SqlConnection connection, String tenant, String personId, Set<String> reports, LocalDate day) {
        String[] owners = Stream.concat(Stream.of(personId), reports.stream()).toArray(String[]::new);
        return connection
                .preparedQuery(OPEN)
                .execute(Tuple.of(tenant, owners, day.plusDays(AHEAD)))
                .map(rows -> {
                    List<OpenAction> all = new ArrayList<>();
                    for (Row row : rows) all.add(action(row));
                    return all;
                });
    }

    private static Uni<List<Snooze>> snoozes(SqlConnection connection, String tenant, List<OpenAction> open) {
        return SnoozeStore.in(
                connection, tenant, open.stream().map(OpenAction::id).toList());
    }

    private static Uni<Set<Said>> said(
            SqlConnection connection, String tenant, String personId, List<OpenAction> open) {
        UUID[] actions = open.stream().map(OpenAction::id).toArray(UUID[]::new);
        return connection
                .preparedQuery(SAID)
                .execute(Tuple.of(tenant, personId, actions))
                .map(rows -> {
                    Set<Said> all = new HashSet<>();
                    for (Row row : rows) all.add(saidIn(row));
                    return all;
                });
    }

    private static Uni<List<Waiting>> waiting(SqlConnection connection, String tenant, String personId) {
        return connection
                .preparedQuery(WAITING)
                .execute(Tuple.of(tenant, personId))
                .map(rows -> {
                    List<Waiting> all = new ArrayList<>();
                    for (Row row : rows) all.add(waiting(row));
                    return all;
                });
    }

    private static Waiting waiting(Row row) {
        String criterion = row.getString("criterion");
        return new Waiting(
                saidIn(row),
                action(row),
                row.getString("data"),
                criterion == null ? null : Json.read(criterion, Criterion.class));
    }

    private static OpenAction action(Row row) {
        return new OpenAction(
                row.getUUID("id"),
                row.getString("measure"),
                row.getString("owner_id"),
                row.getLocalDate("due_date"),
                row.getString("status_reason"));
    }

    private static Said saidIn(Row row) {
        return new Said(
                row.getUUID("action_id"),
                row.getString("checkpoint"),
                Kind.valueOf(row.getString("kind")),
                row.getString("subject"));
    }
}
