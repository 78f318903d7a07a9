package dev.fupan.actions.preference;

import dev.fupan.actions.action.Action;
import dev.fupan.actions.action.ActionStore;
import dev.fupan.actions.action.By;
import dev.fupan.actions.action.Tracked;
import dev.fupan.kit.outbox.Outbox;
import dev.fupan.kit.tenant.TenantSessions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** What people have put off; one row per person and action, the last word counts. */
@ApplicationScoped
public class SnoozeStore {

    private static final String BEFORE = """
            select until::text from snooze where tenant = :tenant and action_id = :action and person_id = :person
            """;
    private static final String PUT = """
            insert into snooze (tenant, action_id, person_id, until, reason, made_at)
            values (:tenant, :action, :person, :until, :reason, :at)
            on conflict (tenant, action_id, person_id)
                do update set until = excluded.until, reason = excluded.reason, made_at = excluded.made_at
            """;
    private static final String REMOVE =
            "delete from snooze where tenant = :tenant and action_id = :action and person_id = :person";
    private static final String OF =
            "select action_id, person_id, until, reason from snooze where tenant = $1 and action_id = any ($2)";

    private final TenantSessions sessions;
    private final ActionStore actions;
    private final Outbox outbox;

    SnoozeStore(TenantSessions sessions, ActionStore actions, Outbox outbox) {
        this.sessions = sessions;
        this.actions = actions;
        this.outbox = outbox;
    }

    /** One person's putting off of one action; {@code until} null = not any more. */
    private record Change(
            String tenant,
            UUID action,
            String person,
            @Nullable LocalDate until,
            @Nullable String reason) {}

    /**
     * With its line in the action's history; false, and nothing changed, when there is no such action that is open.
     *
     * @param permitted throws where the person has nothing to do with that action
     */
    Uni<Boolean> put(String tenant, Snooze snooze, By by, Consumer<Action> permitted) {
        var change = new Change(tenant, snooze.actionId(), snooze.personId(), snooze.until(), snooze.reason());
        return sessions.inTenant(tenant, session -> make(session, change, by, permitted))
                .invoke(outbox::nudge);
    }

    /** Nothing happens where nothing was put off. */
    Uni<Boolean> remove(String tenant, UUID actionId, String personId, By by) {
        var change = new Change(tenant, actionId, personId, null, null);
        return sessions.inTenant(tenant, session -> make(session, change, by, anyone -> {}))
                .invoke(outbox::nudge);
    }

    private Uni<Boolean> make(Mutiny.Session session, Change change, By by, Consumer<Action> permitted) {
        return note(session, change, by, permitted).chain(noted -> noted ? keep(session, change, by) : nothing());
    }

    private Uni<Boolean> note(Mutiny.Session session, Change change, By by, Consumer<Action> permitted) {
        Uni<String> before =
                named(session.createNativeQuery(BEFORE, String.class), change).getSingleResultOrNull();
        return before.chain(was -> was == null && change.until() == null
                        ? nothing()
                        : actions.changeIn(
                                session,
                                change.tenant(),
                                change.action(),
                                by,
                                tracked -> note(tracked, change, was, permitted)))
                .map(Boolean.TRUE::equals);
    }

    private static boolean note(Tracked tracked, Change change, @Nullable String before, Consumer<Action> permitted) {
        permitted.accept(tracked.action());
        boolean open = tracked.action().status().isOpen();
        String until = change.until() == null ? null : change.until().toString();
        if (open) tracked.note("snooze", before, until, change.reason());
        return open;
    }

    private static Uni<Boolean> keep(Mutiny.Session session, Change change, By by) {
        boolean ends = change.until() == null;
        Mutiny.Query<Object> query = session.createNativeQuery(ends ? REMOVE : PUT);
        named(query, change);
        if (!ends)
            query.setParameter("until", change.until())
                    .setParameter("reason", change.reason())
                    .setParameter("at", by.at().atOffset(ZoneOffset.UTC));
        return query.executeUpdate().replaceWith(true);
    }

    private static <Q extends Mutiny.AbstractQuery> Q named(Q query, Change change) {
        query.setParameter("tenant", change.tenant())
                .setParameter("action", change.action())
                .setParameter("person", change.person());
        return query;
    }

    private static Uni<Boolean> nothing() {
        return Uni.createFrom().item(false);
    }

    /** Of everyone, for these actions, within a transaction that has begun elsewhere. */
    public static Uni<List<Snooze>> in(SqlConnection connection, String tenant, Collection<UUID> actions) {
        return connection
                .preparedQuery(OF)
                .execute(Tuple.of(tenant, actions.toArray(UUID[]::new)))
                .map(rows -> {
                    List<Snooze> all = new ArrayList<>();
                    for (Row row : rows)
                        all.add(new Snooze(
                                row.getUUID("action_id"),
                                row.getString("person_id"),
                                row.getLocalDate("until"),
                                row.getString("reason")));
                    return all;
                });
    }
}
