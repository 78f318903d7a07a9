package dev.fupan.actions.desk;

import dev.fupan.actions.desk.ActionEntries.CommentView;
import dev.fupan.actions.desk.ActionEntries.EvidenceView;
import dev.fupan.actions.desk.ActionEntries.HistoryView;
import dev.fupan.kit.tenant.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads actions for those who look at them. */
@ApplicationScoped
public class ActionViewStore {

    private static final String ONE = "select * from action where tenant = $1 and id = $2";
    private static final String CHECKPOINTS =
            "select * from checkpoint where tenant = $1 and action_id = any ($2) order by action_id, ordinal";
    private static final String CHECKPOINT = "select * from checkpoint where tenant = $1 and id = $2";
    private static final String LOOKS = """
            select look.*, decision.decision from look
            left join decision using (tenant, checkpoint_id, criterion_version, look_no)
            where look.tenant = $1 and look.checkpoint_id = $2 order by look.criterion_version, look.look_no
            """;
    private static final String MEMBER =
            "select exists (select 1 from review_member where tenant = $1 and review_id = $2 and person_id = $3) as is";
    private static final String HISTORY = """
            select * from action_history
            where tenant = $1 and action_id = $2 and (revision, line) > ($3, $4) order by revision, line limit $5
            """;
    private static final String COMMENTS = """
            select * from action_comment
            where tenant = $1 and action_id = $2 and ($3::uuid is null or (at, id) > (select at, id from action_comment
                where tenant = $1 and id = $3))
            order by at, id limit $4
            """;
    private static final String EVIDENCE =
            "select * from evidence where tenant = $1 and action_id = $2 order by at, id limit 1000";

    private final TenantSql sql;

    ActionViewStore(TenantSql sql) {
        this.sql = sql;
    }

    /** Null when there is no such action. */
    Uni<@Nullable ActionView> find(String tenant, UUID id, ViewTime time) {
        return sql.inTenant(tenant, connection -> connection
                .preparedQuery(ONE)
                .execute(Tuple.of(tenant, id))
                .chain(rows -> views(connection, tenant, rows, time))
                .map(found -> found.isEmpty() ? null : found.get(0)));
    }

    /** The rows of actions with their checkpoints, in the order of the rows. */
    public static Uni<List<ActionView>> views(
            SqlConnection connection, String tenant, RowSet<Row> actions, ViewTime time) {
        List<UUID> ids = new ArrayList<>();
        for (Row row : actions) ids.add(row.getUUID("id"));
        if (ids.isEmpty()) return Uni.createFrom().item(List.of());
        return connection
                .preparedQuery(CHECKPOINTS)
                .execute(Tuple.of(tenant, ids.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, List<CheckpointView>> byAction = new HashMap<>();
                    for (Row row : rows)
                        byAction.computeIfAbsent(row.getUUID("action_id"), id -> new ArrayList<>())
                                .add(ViewRows.checkpoint(row, time));
                    List<ActionView> views = new ArrayList<>();
                    for (Row row : actions)
                        views.add(ViewRows.action(row, byAction.getOrDefault(row.getUUID("id"), List.of()), time));
                    return views;
                });
    }

    /** With its looks; null when there is no such checkpoint. */
    Uni<@Nullable CheckpointView> checkpoint(String tenant, UUID id, ViewTime time) {
        return sql.inTenant(tenant, connection -> connection
                .preparedQuery(CHECKPOINT)
                .execute(Tuple.of(tenant, id))
                .chain(rows -> {
                    var found = rows.iterator();
                    if (!found.hasNext()) return Uni.createFrom().nullItem();
                    CheckpointView view = ViewRows.checkpoint(found.next(), time);
                    return connection
                            .preparedQuery(LOOKS)
                            .execute(Tuple.of(tenant, id))
                            .map(looks -> view.with(all(looks, ViewRows::look)));
                }));
    }

    Uni<Boolean> isMember(String tenant, String reviewId, String personId) {
        return sql.inTenant(tenant, connection -> connection
                .preparedQuery(MEMBER)
                .execute(Tuple.of(tenant, reviewId, personId))
                .map(rows -> rows.iterator().next().getBoolean("is")));
    }

    Uni<List<HistoryView>> history(String tenant, UUID action, long revision, int line, int limit) {
        return rows(tenant, HISTORY, Tuple.of(tenant, action, revision, line, limit), ActionEntries::history);
    }

    Uni<List<CommentView>> comments(String tenant, UUID action, @Nullable UUID after, int limit) {
        Tuple parameters = Tuple.of(tenant, action, after, limit);
        return rows(tenant, COMMENTS, parameters, ActionEntries::comment);
    }

    Uni<List<EvidenceView>> evidence(String tenant, UUID action) {
        return rows(tenant, EVIDENCE, Tuple.of(tenant, action), ActionEntries::evidence);
    }

    private <T> Uni<List<T>> rows(String tenant, String query, Tuple parameters, Function<Row, T> view) {
        return sql.inTenant(
                        tenant, connection -> connection.preparedQuery(query).execute(parameters))
                .map(rows -> all(rows, view));
    }

    private static <T> List<T> all(RowSet<Row> rows, Function<Row, T> view) {
        List<T> all = new ArrayList<>();
        for (Row row : rows) all.add(view.apply(row));
        return all;
    }
}
