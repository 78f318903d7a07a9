package dev.fupan.ingest.apikey;

import dev.fupan.contracts.Topics;
import dev.fupan.kit.outbox.Outbox;
import dev.fupan.kit.outbox.OutgoingRecord;
import dev.fupan.kit.tenant.ApiKeys;
import dev.fupan.kit.tenant.TenantSessions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a tenant, in the database and, by way of the outbox, in every service.
 *
 * <p>This service does not wait for the topic: a new key works here, and a revoked one stops, with the commit.
 */
@ApplicationScoped
public class Keys {

    private static final String IN_ORDER = """
            from IssuedKey where tenant = :tenant
               and (createdAt > :issuedAfter or createdAt = :issuedAfter and keyId > :keyIdAfter)
             order by createdAt, keyId""";

    private final TenantSessions sessions;
    private final Outbox outbox;
    private final ApiKeys live;

    Keys(TenantSessions sessions, Outbox outbox, ApiKeys live) {
        this.sessions = sessions;
        this.outbox = outbox;
        this.live = live;
    }

    Uni<IssuedKey> issue(String tenant, IssuedKey key) {
        return sessions.inTenant(tenant, session -> add(session, tenant, key))
                .invoke(() -> announce(key))
                .replaceWith(key);
    }

    /** In a transaction that is already open; {@link #announce} belongs after its commit. */
    public Uni<Void> add(Mutiny.Session session, String tenant, IssuedKey key) {
        return session.persist(key)
                .chain(() -> outbox.append(
                        session, told(tenant, key.keyId(), key.record().toJson())));
    }

    /** Makes a committed key work at once. */
    public void announce(IssuedKey key) {
        live.put(key.record());
        outbox.nudge();
    }

    /** Null when the tenant has no such key. */
    Uni<@Nullable IssuedKey> revoke(String tenant, String keyId, Instant now) {
        return sessions.inTenant(tenant, session -> session.find(IssuedKey.class, new IssuedKey.Key(tenant, keyId))
                        .chain(key -> key == null ? Uni.createFrom().nullItem() : revoked(session, tenant, key, now)))
                .invoke(key -> {
                    if (key == null) return;
                    live.remove(keyId);
                    outbox.nudge();
                });
    }

    private Uni<IssuedKey> revoked(Mutiny.Session session, String tenant, IssuedKey key, Instant now) {
        key.revoke(now);
        return outbox.append(session, told(tenant, key.keyId(), null)).replaceWith(key);
    }

    /** In the order in which they were issued. */
    Uni<List<IssuedKey>> list(String tenant, Instant issuedAfter, String keyIdAfter, int limit) {
        return sessions.inTenant(tenant, session -> session.createQuery(IN_ORDER, IssuedKey.class)
                .setParameter("tenant", tenant)
                .setParameter("issuedAfter", issuedAfter)
                .setParameter("keyIdAfter", keyIdAfter)
                .setMaxResults(limit)
                .getResultList());
    }

    private static OutgoingRecord told(String tenant, String keyId, byte @Nullable [] value) {
        return new OutgoingRecord(tenant, Topics.KEYS, keyId, Map.of(), value);
    }
}
