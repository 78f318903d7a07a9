package dev.fupan.actions.action;

import dev.fupan.actions.workspace.Workspaces;
import dev.fupan.kit.outbox.Outbox;
import dev.fupan.kit.outbox.OutgoingRecord;
import dev.fupan.kit.outbox.OwnEvent;
import dev.fupan.kit.tenant.TenantSessions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Actions in the database, changed one at a time under their row's lock together with all that a change brings.
 *
 * <p>Lock order: a review's feed, then the action; checkpoints are reached through their action alone.
 */
@ApplicationScoped
public class ActionStore {

    private static final String CHECKPOINTS = "from Checkpoint c where c.actionId = :action order by c.ordinal";

    private final TenantSessions sessions;
    private final Outbox outbox;
    private final Workspaces workspaces;
    private final Duration grace;

    ActionStore(
            TenantSessions sessions,
            Outbox outbox,
            Workspaces workspaces,
            @ConfigProperty(name = "fupan.checkpoint.grace", defaultValue = "PT15M") Duration grace) {
        this.sessions = sessions;
        this.outbox = outbox;
        this.workspaces = workspaces;
        this.grace = grace;
    }

    public Setting setting(String tenant) {
        return new Setting(workspaces.zone(tenant), workspaces.currency(tenant), grace);
    }

    /** Null when there is no such action; what {@code work} throws leaves everything as it was. */
    public <T> Uni<@Nullable T> change(String tenant, UUID id, By by, Function<Tracked, T> work) {
        return sessions.inTenant(tenant, session -> changeIn(session, tenant, id, by, work))
                .invoke(outbox::nudge);
    }

    /** The same within a transaction that has begun elsewhere; its owner nudges the outbox afterwards. */
    public <T> Uni<@Nullable T> changeIn(
            Mutiny.Session session, String tenant, UUID id, By by, Function<Tracked, T> work) {
        return session.find(Action.class, id, LockModeType.PESSIMISTIC_WRITE).chain(action -> {
            if (action == null) return Uni.createFrom().nullItem();
            return session.createQuery(CHECKPOINTS, Checkpoint.class)
                    .setParameter("action", id)
                    .getResultList()
                    .chain(checkpoints -> {
                        Tracked tracked = new Tracked(action, checkpoints, setting(tenant), by);
                        T result = work.apply(tracked);
                        return keep(session, tracked).replaceWith(result);
                    });
        });
    }

    /** Makes it, unless it is there already. */
    public Uni<Boolean> create(Tracked fresh) {
        return sessions.inTenant(fresh.action().tenant(), session -> createIn(session, fresh))
                .invoke(outbox::nudge);
    }

    /** The same within a transaction that has begun elsewhere. */
    public Uni<Boolean> createIn(Mutiny.Session session, Tracked fresh) {
        return session.find(Action.class, fresh.action().id())
                .chain(there -> there != null
                        ? Uni.createFrom().item(false)
                        : keep(session, fresh).replaceWith(true));
    }

    private Uni<Void> keep(Mutiny.Session session, Tracked tracked) {
        OutgoingRecord[] records =
                tracked.told().stream().map(OwnEvent::toRecord).toArray(OutgoingRecord[]::new);
        return session.persistAll(tracked.made().toArray()).chain(() -> outbox.append(session, records));
    }
}
