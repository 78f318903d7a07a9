package dev.fupan.review.facts;

import dev.fupan.contracts.review.ReviewEvent.FactsRestated;
import dev.fupan.kit.tenant.Caller;
import dev.fupan.kit.tenant.TenantSessions;
import dev.fupan.review.session.By;
import dev.fupan.review.session.Right;
import dev.fupan.review.session.SessionStore;
import dev.fupan.review.session.Visibility;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Tells sessions, once each, what the metrics say of their frozen numbers. */
@ApplicationScoped
class RestatementStore {

    private static final String BY_ID = "from FactPack p where p.packId = :pack";
    private static final String OF_PACK =
            "from Restatement r where r.sessionId = :session and r.packNo = :pack order by r.at, r.eventId";

    private final TenantSessions transactions;
    private final SessionStore sessions;
    private final Clock clock;

    RestatementStore(TenantSessions transactions, SessionStore sessions, Clock clock) {
        this.transactions = transactions;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Does nothing for a pack of no session here, or for an event that was told before. */
    Uni<Void> tell(String tenant, String eventId, FactsRestated restated) {
        return transactions
                .inTenant(tenant, db -> pack(db, restated.packId()))
                .chain(pack ->
                        pack == null ? Uni.createFrom().voidItem() : tell(tenant, pack.sessionId(), eventId, restated));
    }

    private Uni<Void> tell(String tenant, UUID session, String eventId, FactsRestated restated) {
        By by = By.system(eventId, clock.instant().truncatedTo(ChronoUnit.MICROS));
        // The session's lock comes first, so the same event on two replicas is seen by the second.
        return sessions.changeBySystem(tenant, session, by, (db, held) -> db.find(Restatement.class, eventId)
                .chain(there -> there != null
                        ? Uni.createFrom().voidItem()
                        : pack(db, restated.packId())
                                .invoke(pack -> {
                                    Restatement fresh = new Restatement(eventId, pack, by.at(), restated);
                                    held.make(fresh);
                                    held.tell(restated);
                                    held.log("restatement", eventId, Visibility.members(), fresh.view());
                                })
                                .replaceWithVoid()));
    }

    private static Uni<FactPack> pack(Mutiny.Session db, String packId) {
        return db.createQuery(BY_ID, FactPack.class)
                .setParameter("pack", packId)
                .getSingleResultOrNull();
    }

    /** What was told of that pack of the session, in its order. */
    Uni<List<RestatementView>> list(Caller caller, UUID session, By by, int packNo) {
        return sessions.read(caller, session, Right.READ, by, (db, held) -> db.createQuery(OF_PACK, Restatement.class)
                        .setParameter("session", session)
                        .setParameter("pack", packNo)
                        .getResultList())
                .map(all -> all.stream().map(Restatement::view).toList());
    }
}
