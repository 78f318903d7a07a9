package dev.fupan.review.followup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.kit.form.Json;
import dev.fupan.kit.tenant.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists of followed actions with their checkpoints. */
@ApplicationScoped
public class FollowedListStore {

    private static final Set<String> OPEN = Set.of("not_started", "in_progress", "blocked");

    private static final String OF_SESSION =
            "select * from followed_action where tenant = $1 and review_id = $2 order by created_at, action_id";
    // Still open, or something became of it since the meeting before this one.
    private static final String CARRIED_OVER = """
            select a.* from followed_action a
            join session s on s.tenant = a.tenant and s.id::text = a.review_id
            where a.tenant = $1 and s.series_id = $2 and s.meeting_at < $3
              and (a.status in ('not_started', 'in_progress', 'blocked')
                or a.changed_at >= (select max(before.meeting_at) from session before where before.tenant = $1
                    and before.series_id = $2 and before.meeting_at < $3 and before.state <> 'cancelled'))
            order by a.due_date, a.action_id
            """;
    private static final String CHECKPOINTS =
            "select * from followed_checkpoint where tenant = $1 and action_id = any ($2) order by checkpoint_id";

    private final TenantSql sql;

    FollowedListStore(TenantSql sql) {
        this.sql = sql;
    }

    /** What became of what this session has agreed on. */
    Uni<List<FollowedView>> ofSession(String tenant, UUID session, LocalDate today) {
        return list(tenant, OF_SESSION, Tuple.of(tenant, session.toString()), today);
    }

    /** What earlier sessions of the series have left to look at; nothing for a session of no series. */
    public Uni<List<FollowedView>> carriedOver(String tenant, @Nullable UUID series, Instant meeting, LocalDate today) {
        if (series == null) return Uni.createFrom().item(List.of());
        return list(tenant, CARRIED_OVER, Tuple.of(tenant, series, meeting.atOffset(ZoneOffset.UTC)), today);
    }

    private Uni<List<FollowedView>> list(String tenant, String query, Tuple parameters, LocalDate today) {
        return sql.inTenant(
                tenant, db -> db.preparedQuery(query).execute(parameters).chain(actions -> checks(db, tenant, actions)
                        .map(checks -> {
                            List<FollowedView> views = new ArrayList<>();
                            for (Row row : actions) views.add(view(row, checks, today));
                            return views;
                        })));
    }

    private static Uni<Map<String, List<FollowedView.Check>>> checks(
            SqlConnection db, String tenant, RowSet<Row> actions) {
        List<String> ids = new ArrayList<>();
        for (Row row : actions) ids.add(row.getString("action_id"));
        return db.preparedQuery(CHECKPOINTS)
                .execute(Tuple.of(tenant, ids.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, List<FollowedView.Check>> byAction = new HashMap<>();
                    for (Row row : rows)
                        byAction.computeIfAbsent(row.getString("action_id"), id -> new ArrayList<>())
                                .add(check(row));
                    return byAction;
                });
    }

    private static FollowedView view(Row row, Map<String, List<FollowedView.Check>> checks, LocalDate today) {
        LocalDate due = row.getLocalDate("due_date");
        String status = row.getString("status");
        return new FollowedView(
                row.getString("action_id"),
                row.getString("review_id"),
                row.getString("decision_id"),
                row.getString("measure"),
                row.getString("owner_id"),
                due,
                status,
                row.getString("status_reason"),
                OPEN.contains(status) && due.isBefore(today),
                row.getOffsetDateTime("changed_at").toInstant(),
                checks.getOrDefault(row.getString("action_id"), List.of()));
    }

    private static FollowedView.Check check(Row row) {
        return new FollowedView.Check(
                row.getString("checkpoint_id"),
                row.getString("state"),
                row.getString("artefact"),
                json(row.getString("criterion")),
                instant(row.getOffsetDateTime("look_at")),
                instant(row.getOffsetDateTime("deadline")),
                row.getInteger("extensions"),
                json(row.getString("last_look")));
    }

    private static @Nullable JsonNode json(@Nullable String text) {
        return text == null ? null : Json.read(text, JsonNode.class);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
