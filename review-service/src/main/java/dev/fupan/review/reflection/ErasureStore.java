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
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Deletes what a person has written down for the group, hidden or revealed, out of the tables and out of the log of
 * changes. Ids stay where they stand, and packs and reports keep their hashes: no words of this kind are in them.
 */
@ApplicationScoped
class ErasureStore {

    // Whose hidden words are without a name only the session's key tells, so all sessions that have any are looked at.
    private static final String SESSIONS = """
            select session_id from private_reflection where tenant = :tenant
            union select session_id from reflection where tenant = :tenant and author_id = :person
            """;
    private static final String FORGET_MARK =
            "delete from session_change where tenant = :tenant and session_id = :session and visibility = :visibility";
    private static final String FORGET_ITEM = """
            delete from session_change where tenant = :tenant and session_id = :session
              and item_kind = 'reflection' and item_id = :item""";

    private final TenantSessions database;
    private final SessionStore sessions;

    ErasureStore(TenantSessions database, SessionStore sessions) {
        this.database = database;
        this.sessions = sessions;
    }

    /** Again changes nothing. */
    Uni<Void> erase(String tenant, String person, By by) {
        return database.inTenant(tenant, db -> db.createNativeQuery(SESSIONS, UUID.class)
                        .setParameter("tenant", tenant)
                        .setParameter("person", person)
                        .getResultList())
                .onItem()
                .transformToMulti(all -> Multi.createFrom().iterable(all))
                .onItem()
                .transformToUniAndConcatenate(
                        session -> sessions.changeBySystem(tenant, session, by, (db, held) -> hidden(db, held, person)
                                .chain(() -> revealed(db, held, person))))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Uni<Void> hidden(Mutiny.Session db, HeldSession held, String person) {
        String mark = held.session().knownWriterMark(person);
        return ReflectionStore.hidden(db, held.session().id()).chain(all -> {
            List<PrivateReflection> theirs = all.stream()
                    .filter(one -> ReflectionStore.isOf(one, mark, person))
                    .toList();
            if (theirs.isEmpty()) return Uni.createFrom().voidItem();
            return forget(db, held, theirs.get(0).writer()).invoke(() -> {
                for (PrivateReflection one : theirs) {
                    held.drop(one);
                    ReflectionStore.show(held, one, null);
                }
                ReflectionStore.announce(
                        held, all.stream().filter(one -> !theirs.contains(one)).toList());
            });
        });
    }

    private static Uni<Void> forget(Mutiny.Session db, HeldSession held, String mark) {
        return db.createNativeQuery(FORGET_MARK)
                .setParameter("tenant", held.session().tenant())
                .setParameter("session", held.session().id())
                .setParameter("visibility", Visibility.onlyForWriter(mark).word())
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Uni<Void> revealed(Mutiny.Session db, HeldSession held, String person) {
        return ReflectionStore.inSession(db, held.session().id())
                .onItem()
                .transformToMulti(all -> Multi.createFrom()
                        .iterable(all.stream()
                                .filter(one -> person.equals(one.view().authorId()))
                                .toList()))
                .onItem()
                .transformToUniAndConcatenate(one -> forget(db, held, one))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Uni<@Nullable Void> forget(Mutiny.Session db, HeldSession held, Reflection one) {
        return db.createNativeQuery(FORGET_ITEM)
                .setParameter("tenant", held.session().tenant())
                .setParameter("session", held.session().id())
                .setParameter("item", one.id().toString())
                .executeUpdate()
                .invoke(() -> one.leave(held))
                .replaceWithVoid();
    }
}
