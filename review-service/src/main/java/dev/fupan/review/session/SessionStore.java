package dev.fupan.review.session;

import dev.fupan.kit.outbox.Outbox;
import dev.fupan.kit.outbox.OutgoingRecord;
import dev.fupan.kit.outbox.OwnEvent;
import dev.fupan.kit.problem.ProblemType;
import dev.fupan.kit.tenant.Caller;
import dev.fupan.kit.tenant.TenantSessions;
import dev.fupan.review.template.Templates;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Sessions in the database. A change runs under its session's row lock in one transaction, with its numbers, the log
 * of what participants see, the events for others, and the call that wakes whoever listens.
 *
 * <p>Lock order: the session first, then whatever is in it.
 */
@ApplicationScoped
public class SessionStore {

    /** The channel on which replicas hear that a session has changed: {@code tenant session seq}. */
    public static final String CHANNEL = "session_change";

    private static final String PARTICIPANTS =
            "from Participant p where p.sessionId = :session order by p.role, p.personId";
    private static final String WAKE = "select cast(pg_notify(:channel, :payload) as text)";

    private final TenantSessions sessions;
    private final Outbox outbox;
    private final Templates templates;
    private final Membership membership;

    SessionStore(TenantSessions sessions, Outbox outbox, Templates templates, Membership membership) {
        this.sessions = sessions;
        this.outbox = outbox;
        this.templates = templates;
        this.membership = membership;
    }

    /** Once per id. */
    Uni<HeldSession> schedule(Booking booking, Once once) {
        return sessions.inTenant(booking.tenant(), db -> OnceStore.demandSame(db, booking.tenant(), once)
                        .chain(() -> db.find(ReviewSession.class, booking.id()))
                        .chain(there -> there == null
                                ? schedule(db, booking)
                                : held(db, booking.id(), LockModeType.NONE, booking.by())))
                .invoke(outbox::nudge);
    }

    /** The same within a transaction that has begun elsewhere; its owner nudges the outbox afterwards. */
    public Uni<HeldSession> schedule(Mutiny.Session db, Booking booking) {
        HeldSession fresh = HeldSession.schedule(booking);
        return keep(db, fresh).replaceWith(fresh);
    }

    /**
     * Changes the session or something in it for a caller who has that right. What {@code work} throws leaves
     * everything as it was; a session that is not there is the problem 404.
     */
    public <T> Uni<T> change(
            Caller caller, UUID id, Right right, By by, BiFunction<Mutiny.Session, HeldSession, Uni<T>> work) {
        return sessions.inTenant(caller.tenant(), db -> held(db, id, LockModeType.PESSIMISTIC_WRITE, by)
                        .chain(held -> {
                            access(caller, held).demand(right);
                            return work.apply(db, held).call(() -> keep(db, held));
                        }))
                .invoke(outbox::nudge);
    }

    /** The same for a change that needs nothing else of the database. */
    public <T> Uni<T> change(Caller caller, UUID id, Right right, By by, Function<HeldSession, T> work) {
        return change(caller, id, right, by, (db, held) -> Uni.createFrom().item(work.apply(held)));
    }

    /** A change that the service makes by itself. */
    public <T> Uni<T> changeBySystem(
            String tenant, UUID id, By by, BiFunction<Mutiny.Session, HeldSession, Uni<T>> work) {
        return sessions.inTenant(tenant, db -> held(db, id, LockModeType.PESSIMISTIC_WRITE, by)
                        .chain(held -> work.apply(db, held).call(() -> keep(db, held))))
                .invoke(outbox::nudge);
    }

    <T> Uni<T> changeBySystem(String tenant, UUID id, By by, Function<HeldSession, T> work) {
        return changeBySystem(tenant, id, by, (db, held) -> Uni.createFrom().item(work.apply(held)));
    }

    /**
     * Reads the session and things in it for a caller who has that right. It takes no lock: an item may be newer than
     * the session's {@code seq}, never older, so a client that goes on from that number misses nothing.
     */
    public <T> Uni<T> read(
            Caller caller, UUID id, Right right, By by, BiFunction<Mutiny.Session, HeldSession, Uni<T>> work) {
        return sessions.inTenant(
                caller.tenant(), db -> held(db, id, LockModeType.NONE, by).chain(held -> {
                    access(caller, held).demand(right);
                    return work.apply(db, held);
                }));
    }

    public <T> Uni<T> read(Caller caller, UUID id, Right right, By by, Function<HeldSession, T> work) {
        return read(caller, id, right, by, (db, held) -> Uni.createFrom().item(work.apply(held)));
    }

    public Access access(Caller caller, HeldSession held) {
        return membership.of(caller, held.session().scope(), held.roles());
    }

    private Uni<HeldSession> held(Mutiny.Session db, UUID id, LockModeType lock, By by) {
        return db.find(ReviewSession.class, id, lock)
                .onItem()
                .ifNull()
                .failWith(SessionStore::unknown)
                .chain(session -> db.createQuery(PARTICIPANTS, Participant.class)
                        .setParameter("session", id)
                        .getResultList()
                        .map(participants -> new HeldSession(
                                session,
                                templates.of(session.templateKey(), session.templateVersion()),
                                participants,
                                by)));
    }

    static RuntimeException unknown() {
        return ProblemType.NOT_FOUND
                .because("There is no such session in this workspace.")
                .asException();
    }

    private Uni<Void> keep(Mutiny.Session db, HeldSession held) {
        held.finish();
        OutgoingRecord[] records = held.told().stream().map(OwnEvent::toRecord).toArray(OutgoingRecord[]::new);
        return db.persistAll(held.made().toArray())
                .chain(() -> db.removeAll(held.dropped().toArray()))
                .chain(() -> outbox.append(db, records))
                .chain(() -> held.isLogged()
                        ? wake(db, held.session())
                        : Uni.createFrom().voidItem());
    }

    private static Uni<Void> wake(Mutiny.Session db, ReviewSession session) {
        return db.createNativeQuery(WAKE, String.class)
                .setParameter("channel", CHANNEL)
                .setParameter("payload", session.tenant() + ' ' + session.id() + ' ' + session.seq())
                .getSingleResult()
                .replaceWithVoid();
    }
}
