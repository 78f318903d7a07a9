package dev.fupan.actions.message;

import dev.fupan.actions.calendar.CalendarStore;
import dev.fupan.actions.preference.PreferenceStore;
import dev.fupan.actions.preference.Snooze;
import dev.fupan.actions.preference.SnoozeStore;
import dev.fupan.actions.reminder.DigestFacts;
import dev.fupan.actions.reminder.Kind;
import dev.fupan.actions.reminder.OpenAction;
import dev.fupan.actions.reminder.OpenGap;
import dev.fupan.actions.reminder.Said;
import dev.fupan.actions.reminder.Superiors;
import dev.fupan.actions.reminder.Waiting;
import dev.fupan.actions.risk.Stake;
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

    // Each criterion with what its latest look has measured.
    private static final String ACTION = """
                action.id, action.measure, action.owner_id, action.due_date, action.status, action.status_reason,
                action.problem_id, action.cause_id, action.degree,
                (select jsonb_agg(jsonb_build_object('criterion', checkpoint.criterion, 'answer', latest.answer))
                    from checkpoint
                    left join lateral (
                        select look.answer from look
                        where look.tenant = checkpoint.tenant and look.checkpoint_id = checkpoint.id
                        order by look.criterion_version desc, look.look_no desc limit 1
                    ) latest on true
                    where checkpoint.tenant = action.tenant and checkpoint.action_id = action.id
                        and checkpoint.criterion is not null and checkpoint.state not in ('cancelled', 'refused')
                )::text as measured
            """;
    private static final String OPEN = "select " + ACTION + """
            from action
            where tenant = $1 and owner_id = any ($2) and due_date <= $3
                and status in ('not_started', 'in_progress', 'blocked')
            order by due_date, id
            """;
    private static final String SAID = """
            select action_id, checkpoint, kind, subject from item
            where tenant = $1 and recipient = $2 and action_id = any ($3) and message_id is not null
            """;
    private static final String WAITING = """
            select item.action_id, item.checkpoint, item.kind, item.subject, item.data, asked.criterion,
            """ + ACTION + """
            from item
            join action on action.tenant = item.tenant and action.id = item.action_id
            left join checkpoint asked on asked.tenant = item.tenant and asked.id::text = item.checkpoint
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
                        .chain(open -> told(connection, tenant, personId, open)
                                .map(told -> new DigestFacts(
                                        preferences,
                                        calendar,
                                        reports,
                                        open,
                                        told.snoozes(),
                                        told.said(),
                                        told.waiting())))));
    }

    /** What the recipient has put off, was told before, and is to be told now. */
    private record Told(List<Snooze> snoozes, Set<Said> said, List<Waiting> waiting) {}

    private static Uni<Told> told(SqlConnection connection, String tenant, String personId, List<OpenAction> open) {
        return snoozes(connection, tenant, open).chain(snoozes -> said(connection, tenant, personId, open)
                .chain(said -> waiting(connection, tenant, personId).map(waiting -> new Told(snoozes, said, waiting))));
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
        return new Waiting(saidIn(row), action(row), row.getString("data"), row.getString("criterion"));
    }

    private static OpenAction action(Row row) {
        boolean blocked = row.getString("status").equals("blocked");
        String measured = row.getString("measured");
        boolean linked = row.getString("problem_id") != null || row.getString("cause_id") != null;
        boolean hasDegree = row.getString("degree") != null || measured != null;
        return new OpenAction(
                row.getUUID("id"),
                row.getString("measure"),
                row.getString("owner_id"),
                row.getLocalDate("due_date"),
                blocked ? row.getString("status_reason") : null,
                new Stake(linked, hasDegree, OpenGap.of(measured), blocked));
    }

    private static Said saidIn(Row row) {
        return new Said(
                row.getUUID("action_id"),
                row.getString("checkpoint"),
                Kind.valueOf(row.getString("kind")),
                row.getString("subject"));
    }
}
