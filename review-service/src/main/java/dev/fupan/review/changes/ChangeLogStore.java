package dev.fupan.review.changes;

import dev.fupan.kit.tenant.Caller;
import dev.fupan.review.session.Access;
import dev.fupan.review.session.By;
import dev.fupan.review.session.HeldSession;
import dev.fupan.review.session.LoggedChange;
import dev.fupan.review.session.Right;
import dev.fupan.review.session.SessionStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reads the log of a session for one viewer; each time the viewer's right is looked at anew. */
@ApplicationScoped
class ChangeLogStore {

    static final int MANY = 200;
    private static final String AFTER =
            "from LoggedChange c where c.sessionId = :session and c.seq > :seq order by c.seq";

    private final SessionStore sessions;

    ChangeLogStore(SessionStore sessions) {
        this.sessions = sessions;
    }

    /**
     * A part of the log.
     *
     * @param changes those that the viewer may see
     * @param upTo the last number that was looked at
     * @param known whether the log still has everything after the number that was asked for
     * @param whole whether it reaches to the end
     */
    record Part(List<LoggedChange> changes, long upTo, boolean known, boolean whole) {}

    /** Fails unless the caller may read the session. */
    Uni<Void> demandRead(Caller caller, UUID session, By by) {
        return sessions.read(
                caller, session, Right.READ, by, (db, held) -> Uni.createFrom().voidItem());
    }

    /** @param after null = whatever the log still has */
    Uni<Part> read(Caller caller, UUID session, By by, @Nullable Long after) {
        return sessions.read(caller, session, Right.READ, by, (db, held) -> {
            long pruned = held.session().prunedTo();
            long last = held.session().seq();
            long from = after == null ? pruned : after;
            if (from < pruned || from > last) return Uni.createFrom().item(new Part(List.of(), last, false, true));
            return read(db, caller, held, from);
        });
    }

    private Uni<Part> read(Mutiny.Session db, Caller caller, HeldSession held, long from) {
        Access access = sessions.access(caller, held);
        String person = caller.personId();
        String mark = held.session().knownWriterMark(person);
        return db.createQuery(AFTER, LoggedChange.class)
                .setParameter("session", held.session().id())
                .setParameter("seq", from)
                .setMaxResults(MANY)
                .getResultList()
                .map(rows -> {
                    boolean whole = rows.size() < MANY;
                    long read =
                            rows.isEmpty() ? from : rows.get(rows.size() - 1).seq();
                    // Numbers up to the session's own are committed; those that are not in the log were taken out.
                    long upTo = whole ? Math.max(read, held.session().seq()) : read;
                    List<LoggedChange> open = rows.stream()
                            .filter(row -> row.visibility().isOpenTo(access, person, mark))
                            .toList();
                    return new Part(open, upTo, true, whole);
                });
    }
}
