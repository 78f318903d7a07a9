package dev.fupan.review.report;

import dev.fupan.kit.page.Cursor;
import dev.fupan.kit.page.Page;
import dev.fupan.kit.tenant.Caller;
import dev.fupan.kit.tenant.TenantSql;
import dev.fupan.review.session.CreationRule;
import dev.fupan.review.session.Membership;
import dev.fupan.review.session.SessionDesk;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The newest reports of sessions, last published first, as far as the caller may read them. */
@ApplicationScoped
class ReportListStore {

    // $2..$5: who sees everything, who takes part, whose teams, whose people; $6, $7: what is about one person.
    private static final String LIST = """
            select s.id, s.kind, s.template_key, s.goal, s.period_from, s.period_to, r.version, r.published_at
            from session s join lateral (
                select version, published_at from report
                where tenant = s.tenant and session_id = s.id order by version desc limit 1) r on true
            where s.tenant = $1
              and ($2 or s.team = any ($4) or exists (select 1 from participant p
                  where p.tenant = s.tenant and p.session_id = s.id and (p.person_id = $3 or p.person_id = any ($5)))
                or (s.template_key <> $6
                  and (s.scope::json ->> 'owner' is null or s.scope::json ->> 'owner' = any ($7))))
              and ($8::timestamptz is null or (r.published_at, s.id) < ($8, $9::uuid))
            order by r.published_at desc, s.id desc limit $10
            """;

    private final TenantSql sql;
    private final Membership membership;

    ReportListStore(TenantSql sql, Membership membership) {
        this.sql = sql;
        this.membership = membership;
    }

    record Item(
            String sessionId,
            String kind,
            String templateKey,
            String goal,
            LocalDate from,
            LocalDate to,
            int version,
            Instant publishedAt) {}

    Uni<Page<Item>> list(Caller caller, @Nullable Cursor after, int size) {
        Tuple parameters = Tuple.from(new Object[] {
            caller.tenant(),
            caller.seesEveryOwner(),
            caller.person(),
            caller.ledTeams().toArray(String[]::new),
            membership.peopleLedBy(caller).toArray(String[]::new),
            CreationRule.PERSONAL,
            caller.owners().toArray(String[]::new),
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
                            items, size, last -> Cursor.after(last.publishedAt().toString(), last.sessionId()));
                });
    }

    private static Item item(Row row) {
        return new Item(
                row.getUUID("id").toString(),
                row.getString("kind"),
                row.getString("template_key"),
                row.getString("goal"),
                row.getLocalDate("period_from"),
                row.getLocalDate("period_to"),
                row.getInteger("version"),
                row.getOffsetDateTime("published_at").toInstant());
    }
}
