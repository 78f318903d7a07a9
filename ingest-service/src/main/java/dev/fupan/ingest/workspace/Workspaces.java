package dev.fupan.ingest.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fupan.contracts.Topics;
import dev.fupan.ingest.apikey.IssuedKey;
import dev.fupan.ingest.apikey.Keys;
import dev.fupan.ingest.intake.OwnEvents;
import dev.fupan.kit.outbox.Outbox;
import dev.fupan.kit.outbox.OutgoingRecord;
import dev.fupan.kit.tenant.TenantSessions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The workspaces, and what the log and the other services hear of them, in one transaction each. */
@ApplicationScoped
class Workspaces {

    private static final String CONFIGURED = "fupan.workspace.configured.v1";

    private final TenantSessions sessions;
    private final Outbox outbox;
    private final Keys keys;

    Workspaces(TenantSessions sessions, Outbox outbox, Keys keys) {
        this.sessions = sessions;
        this.outbox = outbox;
        this.keys = keys;
    }

    /** False when the tenant exists already. */
    Uni<Boolean> open(Workspace workspace, IssuedKey firstKey) {
        String tenant = workspace.tenant();
        return sessions.inTenant(tenant, session -> session.find(Workspace.class, tenant)
                        .chain(there -> there != null
                                ? Uni.createFrom().item(false)
                                : session.persist(workspace)
                                        .chain(() -> keys.add(session, tenant, firstKey))
                                        .chain(() -> tell(session, workspace))
                                        .replaceWith(true)))
                .invoke(opened -> {
                    if (opened) keys.announce(firstKey);
                });
    }

    Uni<@Nullable Workspace> find(String tenant) {
        return sessions.inTenant(tenant, session -> session.find(Workspace.class, tenant));
    }

    /** Null when someone else has changed it since that version. */
    Uni<@Nullable Workspace> configure(String tenant, long version, String configuration, Instant now) {
        return sessions.inTenant(
                        tenant, session -> session.find(Workspace.class, tenant, LockModeType.PESSIMISTIC_WRITE)
                                .chain(workspace -> {
                                    if (workspace == null || workspace.version() != version)
                                        return Uni.createFrom().nullItem();
                                    workspace.configure(configuration, now);
                                    return session.flush()
                                            .chain(() -> tell(session, workspace))
                                            .replaceWith(workspace);
                                }))
                .invoke(outbox::nudge);
    }

    private Uni<Void> tell(Mutiny.Session session, Workspace workspace) {
        return session.flush().chain(() -> {
            byte[] data = workspace.configuration().getBytes(UTF_8);
            String tenant = workspace.tenant();
            return outbox.append(
                    session,
                    OwnEvents.record(
                            tenant, CONFIGURED, data, workspace.updatedAt(), Long.toString(workspace.version())),
                    new OutgoingRecord(tenant, Topics.WORKSPACES, tenant, Map.of(), data));
        });
    }
}
