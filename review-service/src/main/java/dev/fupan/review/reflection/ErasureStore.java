package dev.fupan.review.reflection;

import dev.fupan.kit.tenant.TenantSessions;
import dev.fupan.review.session.By;
import dev.fupan.review.session.HeldSession;
import dev.fupan.review.session.SessionStore;
import dev.fupan.review.session.Visibility;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Deletes what a person has written down for the group, hidden or revealed, out of the tables and out of the log of
 * changes. Ids stay where they stand, and packs and reports keep their hashes: no words of this kind are in them.
 */
@ApplicationScoped
class ErasureStore {

    // Whose hidden words are without a name only the session's key tells, so all sessions that have any are looked at:
    // those that wait, and those that were written over or thrown away and stand in the log.
    private static final String SESSIONS = """
            select session_id from private_reflection where tenant = :tenant
            union select session_id from session_change
              where tenant = :tenant and visibility like 'writer:%' and body is not null
            union select session_id from reflection where tenant = :tenant and author_id = :person
            """;
    private static final String FORGET_MARK = """
            delete from session_change where tenant = :tenant and session_id = :session
              and visibility = :visibility and body is not null""";
    private static final String FORGET_ITEM = """
            delete from session_change where tenant = :tenant and session_id = :session
              and item_kind = 'reflection' and item_id = :item""";

    private final TenantSessions database;
    private final SessionStore sessions;

    ErasureStore(TenantSessions database, SessionStore sessions) {
        this.database = database;
        this.sessions = sessions;
    }

    /** Whether there was anything; again changes nothing. */
    Uni<Boolean> erase(String tenant, String person, By by) {
        return database.inTenant(tenant, db -> db.createNativeQuery(SESSIONS, UUID.class)
                        .setParameter("tenant", tenant)
                        .setParameter("person", person)
                        .getResultList())
                .onItem()
                .transformToMulti(all -> Multi.createFrom().iterable(all))
                .onItem()
                .transformToUniAndConcatenate(
                        session -> sessions.changeBySystem(tenant, session, by, (db, held) -> all(db, held, person)))
                .collect()
                .asList()
                .map(found -> found.contains(true));
    }

    private static Uni<Boolean> all(Mutiny.Session db, HeldSession held, String person) {
        return hidden(db, held, person).chain(any -> revealed(db, held, person).map(more -> any || more));
    }

    private static Uni<Boolean> hidden(Mutiny.Session db, HeldSession held, String person) {
        return ReflectionStore.hidden(db, held.session().id()).chain(all -> {
            Set<String> marks = marks(held, all, person);
            return forget(db, held, marks).map(forgotten -> leave(held, all, marks) || forgotten);
        });
    }

    /** A session that was closed and reopened knows a writer by a new mark; words under the name tell the old one. */
    private static Set<String> marks(HeldSession held, List<PrivateReflection> all, String person) {
        String known = held.session().knownWriterMark(person);
        Set<String> marks = new TreeSet<>();
        if (known != null) marks.add(known);
        for (PrivateReflection one : all) if (ReflectionStore.isOf(one, known, person)) marks.add(one.writer());
        return marks;
    }

    private static boolean leave(HeldSession held, List<PrivateReflection> all, Set<String> marks) {
        List<PrivateReflection> theirs =
                all.stream().filter(one -> marks.contains(one.writer())).toList();
        if (theirs.isEmpty()) return false;
        for (PrivateReflection one : theirs) {
            held.drop(one);
            ReflectionStore.show(held, one, null);
        }
        ReflectionStore.announce(
                held, all.stream().filter(one -> !theirs.contains(one)).toList());
        return true;
    }

    private static Uni<Boolean> forget(Mutiny.Session db, HeldSession held, Set<String> marks) {
        return Multi.createFrom()
                .iterable(marks)
                .onItem()
                .transformToUniAndConcatenate(mark -> forget(db, held, mark))
                .collect()
                .asList()
                .map(rows -> rows.stream().anyMatch(count -> count > 0));
    }

    private static Uni<Integer> forget(Mutiny.Session db, HeldSession held, String mark) {
        return db.createNativeQuery(FORGET_MARK)
                .setParameter("tenant", held.session().tenant())
                .setParameter("session", held.session().id())
                .setParameter("visibility", Visibility.onlyForWriter(mark).word())
                .executeUpdate();
    }

    private static Uni<Boolean> revealed(Mutiny.Session db, HeldSession held, String person) {
        return ReflectionStore.inSession(db, held.session().id())
                .onItem()
                .transformToMulti(all -> Multi.createFrom()
                        .iterable(all.stream()
                                .filter(one -> person.equals(one.view().authorId()))
                                .toList()))
                .onItem()
                .transformToUniAndConcatenate(one -> forget(db, held, one))
                .collect()
                .asList()
                .map(gone -> !gone.isEmpty());
    }

    private static Uni<Integer> forget(Mutiny.Session db, HeldSession held, Reflection one) {
        return db.createNativeQuery(FORGET_ITEM)
                .setParameter("tenant", held.session().tenant())
                .setParameter("session", held.session().id())
                .setParameter("item", one.id().toString())
                .executeUpdate()
                .invoke(() -> one.leave(held));
    }
}
