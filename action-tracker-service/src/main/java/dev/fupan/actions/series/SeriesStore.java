package dev.fupan.actions.series;

import dev.fupan.actions.action.ActionStore;
import dev.fupan.actions.action.By;
import dev.fupan.actions.action.Plan;
import dev.fupan.actions.action.Setting;
import dev.fupan.actions.action.Tracked;
import dev.fupan.contracts.action.CheckpointPlan;
import dev.fupan.contracts.action.Origin;
import dev.fupan.contracts.action.Recurrence;
import dev.fupan.kit.form.Violation;
import dev.fupan.kit.outbox.Outbox;
import dev.fupan.kit.tenant.TenantSessions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Series in the database.
 *
 * <p>Lock order: a review's feed, the series, its actions by scheduled date. Occurrences are made under the series'
 * lock, so that two replicas make one.
 */
@ApplicationScoped
public class SeriesStore {

    private static final String AS_RELAY = "select set_config('app.relay', 'on', true)";
    private static final String DUE = """
            select tenant, id, next_at from series
            where next_at is not null and next_at <= $1 and (next_at, tenant, id) > ($2, $3, $4)
            order by next_at, tenant, id limit 100
            """;
    private static final String LATER = """
            select a.id from Action a
            where a.seriesId = :series and a.scheduledDate > :date
                and a.status in ('not_started', 'in_progress', 'blocked')
            order by a.scheduledDate
            """;
    private static final String OPEN = """
            select a.id from Action a
            where a.seriesId = :series and a.status in ('not_started', 'in_progress', 'blocked')
            order by a.scheduledDate
            """;
    private static final String ALL = "from Series s where s.id > :after order by s.id";

    private static final UUID LEAST = new UUID(0, 0);

    private final TenantSessions sessions;
    private final ActionStore actions;
    private final Outbox outbox;
    private final Pool pool;

    SeriesStore(TenantSessions sessions, ActionStore actions, Outbox outbox, Pool pool) {
        this.sessions = sessions;
        this.actions = actions;
        this.outbox = outbox;
        this.pool = pool;
    }

    /** The first occurrence and the rule by which the others follow, unless they are there already. */
    public Uni<Void> startIn(
            Mutiny.Session session,
            UUID action,
            String tenant,
            Plan plan,
            Origin first,
            List<CheckpointPlan> checkpoints,
            Recurrence recurrence,
            By by) {
        List<Violation> wrong = Rhythm.violations(recurrence, plan.dueDate(), "/recurrence");
        if (!wrong.isEmpty())
            throw new IllegalArgumentException(
                    wrong.get(0).pointer() + ": " + wrong.get(0).expected());
        Setting setting = actions.setting(tenant);
        Tracked fresh = Tracked.create(action, tenant, plan, first, 0, checkpoints, recurrence, setting, by);
        return actions.createIn(session, fresh).chain(made -> {
            if (!made) return Uni.createFrom().voidItem();
            UUID series = UUID.fromString(String.valueOf(first.seriesId()));
            Origin origin = new Origin(
                    first.kind(),
                    first.reviewId(),
                    first.decisionId(),
                    action.toString(),
                    null,
                    null,
                    first.seriesId(),
                    first.scheduledDate());
            return session.persist(
                    new Series(series, tenant, plan, checkpoints, recurrence, origin, setting.zone(), by));
        });
    }

    Uni<Void> start(
            UUID action,
            String tenant,
            Plan plan,
            Origin first,
            List<CheckpointPlan> checkpoints,
            Recurrence recurrence,
            By by) {
        return sessions.inTenant(
                        tenant, session -> startIn(session, action, tenant, plan, first, checkpoints, recurrence, by))
                .invoke(outbox::nudge);
    }

    /** No more come, and those that are open are cancelled; nothing where there is no such series. */
    public Uni<Void> withdrawIn(Mutiny.Session session, String tenant, UUID id, String reason, By by) {
        return session.find(Series.class, id, LockModeType.PESSIMISTIC_WRITE).chain(series -> {
            if (series == null) return Uni.createFrom().voidItem();
            if (!series.isEnded()) series.end(reason, by);
            return session.createQuery(OPEN, UUID.class)
                    .setParameter("series", id)
                    .getResultList()
                    .chain(open -> Multi.createFrom()
                            .iterable(open)
                            .onItem()
                            .transformToUniAndConcatenate(one -> actions.changeIn(
                                    session, tenant, one, by, tracked -> tracked.move("cancelled", reason)))
                            .collect()
                            .last())
                    .replaceWithVoid();
        });
    }

    record Due(String tenant, UUID series, Instant at) {}

    /** Those after that one, whatever became of it; none when there are no more. */
    Uni<List<Due>> due(Instant now, @Nullable Due after) {
        Tuple parameters = Tuple.of(
                now.atOffset(ZoneOffset.UTC),
                (after == null ? Instant.EPOCH : after.at()).atOffset(ZoneOffset.UTC),
                after == null ? "" : after.tenant(),
                after == null ? LEAST : after.series());
        return pool.withTransaction(connection -> connection
                .query(AS_RELAY)
                .execute()
                .chain(() -> connection.preparedQuery(DUE).execute(parameters))
                .map(rows -> {
                    List<Due> due = new ArrayList<>();
                    for (Row row : rows)
                        due.add(new Due(
                                row.getString("tenant"),
                                row.getUUID("id"),
                                row.getOffsetDateTime("next_at").toInstant()));
                    return due;
                }));
    }

    /** Makes the occurrence whose turn it is; false when it is nobody's turn any more. */
    Uni<Boolean> makeNext(Due due, By by) {
        return sessions.inTenant(due.tenant(), session -> session.find(
                                Series.class, due.series(), LockModeType.PESSIMISTIC_WRITE)
                        .chain(series -> {
                            if (series == null || !series.isDue(by.at()))
                                return Uni.createFrom().item(false);
                            Setting setting = actions.setting(due.tenant());
                            Series.Occurrence next = series.take(setting.zone());
                            Tracked fresh = Tracked.create(
                                    next.id(),
                                    due.tenant(),
                                    next.plan(),
                                    next.origin(),
                                    0,
                                    next.checkpoints(),
                                    null,
                                    setting,
                                    by);
                            return actions.createIn(session, fresh).replaceWith(true);
                        }))
                .invoke(outbox::nudge);
    }

    Uni<@Nullable SeriesView> find(String tenant, UUID id) {
        return sessions.inTenant(
                tenant, session -> session.find(Series.class, id).map(series -> series == null ? null : series.view()));
    }

    Uni<List<SeriesView>> list(String tenant, @Nullable UUID after, int limit) {
        return sessions.inTenant(tenant, session -> session.createQuery(ALL, Series.class)
                .setParameter("after", after == null ? LEAST : after)
                .setMaxResults(limit)
                .getResultList()
                .map(all -> all.stream().map(Series::view).toList()));
    }

    /** Null when there is no such series. */
    Uni<@Nullable SeriesView> change(String tenant, UUID id, Consumer<Series> work) {
        return sessions.inTenant(tenant, session -> session.find(Series.class, id, LockModeType.PESSIMISTIC_WRITE)
                .map(series -> {
                    if (series == null) return null;
                    work.accept(series);
                    return series.view();
                }));
    }

    /**
     * Changes an occurrence and all that follow: those that are made already and still open, and the series. What is
     * not touched by the change stays as it is in each of them.
     *
     * @param first decides about the change; fails to change nothing
     * @return null when the action is no occurrence
     */
    Uni<@Nullable Integer> changeFollowing(
            String tenant, UUID action, By by, Function<Tracked, UnaryOperator<Plan>> first) {
        return sessions.inTenant(tenant, session -> session.createNativeQuery(
                                "select series_id from action where tenant = :tenant and id = :id", UUID.class)
                        .setParameter("tenant", tenant)
                        .setParameter("id", action)
                        .getSingleResultOrNull()
                        .chain(id -> id == null
                                ? Uni.createFrom().nullItem()
                                : session.find(Series.class, id, LockModeType.PESSIMISTIC_WRITE))
                        .chain(series -> series == null
                                ? Uni.createFrom().<Integer>nullItem()
                                : changeFollowing(session, series, tenant, action, by, first)))
                .invoke(outbox::nudge);
    }

    private Uni<Integer> changeFollowing(
            Mutiny.Session session,
            Series series,
            String tenant,
            UUID action,
            By by,
            Function<Tracked, UnaryOperator<Plan>> first) {
        List<UnaryOperator<Plan>> decided = new ArrayList<>();
        List<LocalDate> from = new ArrayList<>();
        return actions.changeIn(session, tenant, action, by, tracked -> {
                    UnaryOperator<Plan> change = first.apply(tracked);
                    decided.add(change);
                    LocalDate scheduled = tracked.action().scheduledDate();
                    from.add(scheduled == null ? series.firstDate() : scheduled);
                    tracked.replan(change.apply(tracked.action().plan()), null);
                    return true;
                })
                .chain(() -> session.createQuery(LATER, UUID.class)
                        .setParameter("series", series.id())
                        .setParameter("date", from.get(0))
                        .getResultList())
                .chain(later -> {
                    series.follow(decided.get(0), from.get(0), by);
                    return Multi.createFrom()
                            .iterable(later)
                            .onItem()
                            .transformToUniAndConcatenate(one -> actions.changeIn(
                                    session,
                                    tenant,
                                    one,
                                    by,
                                    tracked -> tracked.replan(
                                            decided.get(0)
                                                    .apply(tracked.action().plan()),
                                            null)))
                            .collect()
                            .last()
                            .replaceWith(later.size() + 1);
                });
    }
}
