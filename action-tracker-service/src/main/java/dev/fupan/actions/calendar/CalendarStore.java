package dev.fupan.actions.calendar;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.fupan.actions.workspace.Workspaces;
import dev.fupan.contracts.Topics;
import dev.fupan.contracts.crm.EventJson;
import dev.fupan.contracts.workspace.SpecialDay;
import dev.fupan.contracts.workspace.WorkingDays;
import dev.fupan.kit.calendar.WorkingCalendar;
import dev.fupan.kit.outbox.Outbox;
import dev.fupan.kit.outbox.OutgoingRecord;
import dev.fupan.kit.tenant.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The working calendars of workspaces; one row each, whose revision moves with every change of its days too. Each change
 * is told to the other services.
 */
@ApplicationScoped
public class CalendarStore {

    private static final String SETTINGS = "select revision, weekend, country from working_calendar where tenant = $1";
    private static final String DAYS = "select date, working, source from calendar_day where tenant = $1 order by date";
    private static final String BEGIN = """
            insert into working_calendar (tenant, revision, weekend, country) values ($1, 0, $2, $3)
            on conflict (tenant) do nothing
            """;
    private static final String LOCK = "select revision from working_calendar where tenant = $1 for update";
    private static final String MOVE_ON = "update working_calendar set revision = revision + 1 where tenant = $1";
    private static final String SET = "update working_calendar set weekend = $2, country = $3 where tenant = $1";
    private static final String PUT = """
            insert into calendar_day (tenant, date, working, source, entered_at, entered_by)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (tenant, date) do update set working = excluded.working, source = excluded.source,
                entered_at = excluded.entered_at, entered_by = excluded.entered_by
            """;
    private static final String REMOVE = "delete from calendar_day where tenant = $1 and date = $2";

    private final TenantSql sql;
    private final Workspaces workspaces;
    private final Outbox outbox;

    CalendarStore(TenantSql sql, Workspaces workspaces, Outbox outbox) {
        this.sql = sql;
        this.workspaces = workspaces;
        this.outbox = outbox;
    }

    public Uni<WorkingCalendar> calendar(String tenant) {
        return settings(tenant).map(WorkingCalendar::of);
    }

    /** The same within a transaction that has begun elsewhere. */
    public Uni<WorkingCalendar> calendar(SqlConnection connection, String tenant) {
        return read(connection, tenant).map(WorkingCalendar::of);
    }

    Uni<WorkingDays> settings(String tenant) {
        return sql.inTenant(tenant, connection -> read(connection, tenant));
    }

    /** Null, and nothing changed, when it has another revision by now. */
    Uni<@Nullable WorkingDays> set(String tenant, long revision, Set<DayOfWeek> weekend, @Nullable String country) {
        return changing(tenant, revision, connection -> connection
                .preparedQuery(SET)
                .execute(Tuple.of(tenant, text(weekend), country))
                .replaceWithVoid());
    }

    Uni<@Nullable WorkingDays> put(String tenant, long revision, SpecialDay day, Instant at, String by) {
        Tuple row = Tuple.from(
                new Object[] {tenant, day.date(), day.working(), day.source(), at.atOffset(ZoneOffset.UTC), by});
        return changing(
                tenant,
                revision,
                connection -> connection.preparedQuery(PUT).execute(row).replaceWithVoid());
    }

    Uni<@Nullable WorkingDays> remove(String tenant, long revision, LocalDate date) {
        return changing(tenant, revision, connection -> connection
                .preparedQuery(REMOVE)
                .execute(Tuple.of(tenant, date))
                .replaceWithVoid());
    }

    private Uni<@Nullable WorkingDays> changing(
            String tenant, long revision, Function<SqlConnection, Uni<Void>> change) {
        WorkingDays standard = WorkingDays.standard(workspaces.zone(tenant));
        return sql.inTenant(tenant, connection -> connection
                        .preparedQuery(BEGIN)
                        .execute(Tuple.of(tenant, text(standard.weekend()), standard.country()))
                        .chain(() -> connection.preparedQuery(LOCK).execute(Tuple.of(tenant)))
                        .chain(rows -> {
                            if (rows.iterator().next().getLong("revision") != revision)
                                return Uni.createFrom().nullItem();
                            return change.apply(connection)
                                    .chain(() ->
                                            connection.preparedQuery(MOVE_ON).execute(Tuple.of(tenant)))
                                    .chain(() -> read(connection, tenant))
                                    .call(days -> tell(connection, tenant, days));
                        }))
                .invoke(outbox::nudge);
    }

    // Under the lock of the calendar's row, so the others hear of the changes in their order.
    private Uni<Void> tell(SqlConnection connection, String tenant, WorkingDays days) {
        try {
            byte[] value = EventJson.mapper().writeValueAsBytes(days);
            return outbox.append(
                    connection, List.of(new OutgoingRecord(tenant, Topics.CALENDARS, tenant, Map.of(), value)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("working days cannot be written", impossible);
        }
    }

    private Uni<WorkingDays> read(SqlConnection connection, String tenant) {
        return connection.preparedQuery(SETTINGS).execute(Tuple.of(tenant)).chain(rows -> connection
                .preparedQuery(DAYS)
                .execute(Tuple.of(tenant))
                .map(days -> settings(tenant, rows, days)));
    }

    private WorkingDays settings(String tenant, RowSet<Row> rows, RowSet<Row> days) {
        var found = rows.iterator();
        if (!found.hasNext()) return WorkingDays.standard(workspaces.zone(tenant));
        List<SpecialDay> entered = new ArrayList<>();
        for (Row day : days)
            entered.add(new SpecialDay(day.getLocalDate("date"), day.getBoolean("working"), day.getString("source")));
        Row row = found.next();
        return new WorkingDays(
                row.getLong("revision"), weekend(row.getString("weekend")), row.getString("country"), entered);
    }

    private static String text(Set<DayOfWeek> weekend) {
        return String.join(",", weekend.stream().sorted().map(DayOfWeek::name).toList());
    }

    private static Set<DayOfWeek> weekend(String text) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        if (!text.isEmpty()) for (String name : text.split(",")) days.add(DayOfWeek.valueOf(name));
        return days;
    }
}
