package dev.fupan.review.session;

import dev.fupan.kit.page.Cursor;
import dev.fupan.kit.page.Page;
import dev.fupan.kit.tenant.Caller;
import dev.fupan.kit.tenant.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists of sessions, newest meeting first, as far as the caller may read them. */
@ApplicationScoped
class SessionListStore {

    // $2..$5: who sees everything, who takes part, whose teams, whose people.
    private static final String LIST = """
            select s.*, (select count(*) from participant p
                where p.tenant = s.tenant and p.session_id = s.id) as participants
            from session s
            where s.tenant = $1
              and ($2 or s.team = any ($4) or exists (select 1 from participant p
                  where p.tenant = s.tenant and p.session_id = s.id and (p.person_id = $3 or p.person_id = any ($5))))
              and ($6::text is null or s.state = $6)
              and ($7::text is null or s.kind = $7)
              and ($8::uuid is null or s.series_id = $8)
              and ($9::timestamptz is null or (s.meeting_at, s.id) < ($9, $10::uuid))
            order by s.meeting_at desc, s.id desc limit $11
            """;

    private final TenantSql sql;
    private final Membership membership;

    SessionListStore(TenantSql sql, Membership membership) {
        this.sql = sql;
        this.membership = membership;
    }

    /** What is asked for; null = any. */
    record Filter(
            @Nullable String state,
            @Nullable String kind,
            @Nullable UUID seriesId) {}

    record Item(
            String id,
            String kind,
            String templateKey,
            String goal,
            LocalDate from,
            LocalDate to,
            Instant meetingAt,
            String state,
            @Nullable String phase,
            @Nullable String seriesId,
            long participants,
            @Nullable LocalDate reportDueDate,
            boolean reportOverdue) {}

    Uni<Page<Item>> list(Caller caller, Filter filter, @Nullable Cursor after, int size) {
        List<String> led = caller.ledTeams().stream().sorted().toList();
        Tuple parameters = Tuple.from(new Object[] {
            caller.tenant(),
            caller.seesEveryOwner(),
            caller.personId(),
            led.toArray(String[]::new),
            membership.peopleLedBy(caller).toArray(String[]::new),
            filter.state(),
            filter.kind(),
            filter.seriesId(),
            after == null ? null : after.time(0).atOffset(ZoneOffset.UTC),
            after == null ? null : SessionDesk.id(after.key().get(1)),
            size + 1
        });
        return sql.inTenant(
                        caller.tenant(),
                        connection -> connection.preparedQuery(LIST).execute(parameters))
                .map(rows -> {
                    List<Item> items = new ArrayList<>();
                    for (Row row : rows) items.add(item(row));
                    return Page.of(
                            items, size, last -> Cursor.after(last.meetingAt().toString(), last.id()));
                });
    }

    private static Item item(Row row) {
        UUID series = row.getUUID("series_id");
        return new Item(
                row.getUUID("id").toString(),
                row.getString("kind"),
                row.getString("template_key"),
                row.getString("goal"),
                row.getLocalDate("period_from"),
                row.getLocalDate("period_to"),
                row.getOffsetDateTime("meeting_at").toInstant(),
                row.getString("state"),
                row.getString("phase"),
                series == null ? null : series.toString(),
                row.getLong("participants"),
                row.getLocalDate("report_due_date"),
                row.getBoolean("overdue_told"));
    }
}
