package dev.fupan.review.session;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Making what stands in no session once: two requests of one {@code Idempotency-Key} that arrive together follow each
 * other, and the second finds what the first has made. What stands in a session is made under the session's lock anyway.
 */
public final class OnceStore {

    private static final String LOCK = "select cast(pg_advisory_xact_lock(hashtextextended(:id, 0)) as text)";

    private OnceStore() {}

    /** Waits for whoever makes the thing of that id in another transaction. */
    public static Uni<Void> locked(Mutiny.Session db, UUID id) {
        return db.createNativeQuery(LOCK, String.class)
                .setParameter("id", id.toString())
                .getSingleResultOrNull()
                .replaceWithVoid();
    }
}
