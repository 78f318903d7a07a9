package dev.fupan.actions.board;

import dev.fupan.actions.desk.ActionView;
import dev.fupan.actions.desk.ActionViewStore;
import dev.fupan.actions.desk.Sight;
import dev.fupan.actions.desk.ViewTime;
import dev.fupan.kit.tenant.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads lists of actions and counts them. */
@ApplicationScoped
class BoardStore {

    // $1 tenant, $2 person or null = sees all, $3 owners seen.
    private static final String SEEN = """
            tenant = $1 and ($2::text is null or owner_id = any ($3::text[]) or helper_ids::jsonb ? $2
                or review_id in (select review_id from review_member where tenant = $1 and person_id = $2))
            """;
    private static final String LIST = "select * from action where " + SEEN + """
                and (cardinality($4::text[]) = 0 or status = any ($4))
                and ($5::text is null or owner_id = $5)
                and ($6::text is null or helper_ids::jsonb ? $6)
                and ($7::text is null or review_id = $7)
                and ($8::date is null or due_date >= $8)
                and ($9::date is null or due_date < $9)
                and ($10::text is null or category = $10)
                and ($11::text is null or area = $11)
                and ($12::uuid is null or series_id = $12)
                and ($13::date is null or (due_date, id) > ($13, $14::uuid))
            order by due_date, id limit $15
            """;
    // In an order that gives no date away.
    private static final String TITLES = """
            select * from action
            where tenant = $1 and (cardinality($2::text[]) = 0 or status = any ($2)) and ($3::uuid is null or id > $3)
            order by id limit $4
            """;
    private static final String SCORE = """
            with judged as (
                select action.id, action.owner_id, action.review_id, action.area, action.category, action.status,
                    action.due_date,
                    action.status in ('not_started', 'in_progress', 'blocked') as is_open,
                    count(checkpoint.id) > 0 as is_measured,
                    case when bool_or(checkpoint.state = 'fail') then 'FAIL'
                         when bool_or(checkpoint.state = 'pending') then 'PENDING'
                         when bool_or(checkpoint.state = 'inconclusive') then 'INCONCLUSIVE'
                         when bool_or(checkpoint.state = 'pass') then 'PASS' end as verdict,
                    extract(epoch from (select min(look.as_of) from look where look.tenant = action.tenant
                        and look.action_id = action.id and look.is_final)
                        - least(action.created_at, min(checkpoint.start_at))) / 86400 as days
                from action
                left join checkpoint on checkpoint.tenant = action.tenant and checkpoint.action_id = action.id
                    and checkpoint.criterion is not null and checkpoint.state not in ('cancelled', 'refused')
                where action.id in (select id from action where %s) and action.tenant = $1
                    and ($4::date is null or action.created_at >= $4::date at time zone $6)
                    and ($5::date is null or action.created_at < $5::date at time zone $6)
                    and ($7::text is null or action.review_id = $7) and ($8::text is null or action.owner_id = $8)
                group by action.tenant, action.id
            ), member as (
                select * from unnest($12::text[], $13::text[]) as each (person_id, team)
            ), counted as (
                select true as is_whole, null::text as part, judged.* from judged
                union all
                select false, %s, judged.* from judged %s
            )
            select is_whole, part,
                count(*) as actions,
                count(*) filter (where is_open) as open,
                count(*) filter (where is_open and due_date < $9) as overdue,
                count(*) filter (where is_open and due_date >= $10 and due_date < $11) as due_this_week,
                count(*) filter (where status = 'done') as done,
                count(*) filter (where status = 'verified') as verified,
                count(*) filter (where status = 'cancelled') as cancelled,
                count(*) filter (where is_measured) as measured,
                count(*) filter (where status = 'cancelled' and verdict is null) as dropped,
                count(*) filter (where verdict = 'PASS') as passed,
                count(*) filter (where verdict = 'FAIL') as failed,
                count(*) filter (where verdict = 'INCONCLUSIVE') as inconclusive,
                count(*) filter (where verdict = 'PENDING' and status <> 'cancelled') as pending,
                percentile_cont(0.5) within group (order by days) as median_days
            from counted group by is_whole, part order by is_whole desc, part nulls last limit 1001
            """;
    // What a part of the whole is; only these words ever come into the statement.
    private static final Map<String, String> PARTS = Map.of(
            "none", "'all'",
            "owner", "judged.owner_id",
            "team", "member.team",
            "review", "judged.review_id",
            "area", "judged.area",
            "category", "judged.category");
    // Who belongs to two teams counts in both, and once in the whole.
    private static final String BY_MEMBER = "left join member on member.person_id = judged.owner_id";

    private final TenantSql sql;

    BoardStore(TenantSql sql) {
        this.sql = sql;
    }

    Uni<List<ActionView>> list(
            String tenant,
            Sight sight,
            Filters filters,
            @Nullable LocalDate afterDue,
            @Nullable UUID afterId,
            int limit,
            ViewTime time) {
        Tuple parameters = Tuple.from(new Object[] {
            tenant,
            sight.personId(),
            sight.owners().toArray(String[]::new),
            filters.statuses().toArray(String[]::new),
            filters.owner(),
            filters.helper(),
            filters.review(),
            filters.dueFrom(),
            filters.dueBefore(),
            filters.category(),
            filters.area(),
            filters.series(),
            afterDue,
            afterId,
            limit
        });
        return views(tenant, LIST, parameters, time);
    }

    /** What they are and how far, of all. */
    Uni<List<ActionView>> titles(String tenant, Filters filters, @Nullable UUID afterId, int limit, ViewTime time) {
        Tuple parameters = Tuple.of(tenant, filters.statuses().toArray(String[]::new), afterId, limit);
        return views(tenant, TITLES, parameters, time)
                .map(views -> views.stream().map(ActionView::forOthers).toList());
    }

    private Uni<List<ActionView>> views(String tenant, String query, Tuple parameters, ViewTime time) {
        return sql.inTenant(tenant, connection -> connection
                .preparedQuery(query)
                .execute(parameters)
                .chain(rows -> ActionViewStore.views(connection, tenant, rows, time)));
    }

    /** The whole first, then its parts. */
    Uni<List<Score>> scores(String tenant, Sight sight, Scope scope, ViewTime time) {
        String query = SCORE.formatted(SEEN, PARTS.get(scope.by()), scope.by().equals("team") ? BY_MEMBER : "");
        LocalDate monday = time.monday();
        Tuple parameters = Tuple.from(new Object[] {
            tenant,
            sight.personId(),
            sight.owners().toArray(String[]::new),
            scope.from(),
            scope.to(),
            time.zone() instanceof ZoneOffset ? "UTC" : time.zone().getId(),
            scope.review(),
            scope.owner(),
            time.today(),
            monday,
            monday.plusWeeks(1),
            scope.members().stream().map(Scope.Member::personId).toArray(String[]::new),
            scope.members().stream().map(Scope.Member::team).toArray(String[]::new)
        });
        return sql.inTenant(
                        tenant, connection -> connection.preparedQuery(query).execute(parameters))
                .map(rows -> {
                    List<Score> scores = new ArrayList<>();
                    for (Row row : rows) scores.add(score(row));
                    if (scores.isEmpty()) scores.add(Score.NOTHING);
                    return scores;
                });
    }

    /**
     * Which actions are counted and by what they are parted.
     *
     * @param from the first local date on which they were made
     * @param to the date after the last one
     * @param members who belongs to which team; needed to part by teams alone
     */
    record Scope(
            String by,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String review,
            @Nullable String owner,
            List<Member> members) {

        record Member(String personId, String team) {}
    }

    private static Score score(Row row) {
        return Score.of(
                row.getBoolean("is_whole") ? null : row.getString("part"),
                new Score.Counts(
                        row.getLong("actions"),
                        row.getLong("open"),
                        row.getLong("overdue"),
                        row.getLong("due_this_week"),
                        row.getLong("done"),
                        row.getLong("verified"),
                        row.getLong("cancelled")),
                new Score.Verdicts(
                        row.getLong("measured"),
                        row.getLong("passed"),
                        row.getLong("failed"),
                        row.getLong("inconclusive"),
                        row.getLong("pending")),
                row.getLong("dropped"),
                row.getDouble("median_days"));
    }
}
