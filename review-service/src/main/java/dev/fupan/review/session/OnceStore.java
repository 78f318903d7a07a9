package dev.fupan.review.session;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Making a thing once: two requests of one {@code Idempotency-Key} that arrive together follow each other, and the
 * second finds what the first has made, or is refused where it says something else.
 *
 * <p>What was said first is noted down in the transaction that makes the thing, so that a key whose request was refused
 * is free again.
 */
public final class OnceStore {

    // Waits for another transaction that has put the same row in.
    private static final String NOTE = """
            insert into asked_once (tenant, id, said) values (:tenant, :id, :said) on conflict (tenant, id) do nothing
            """;
    private static final String SAID = "select said from asked_once where tenant = :tenant and id = :id";

    private OnceStore() {}

    /** The first thing to do before looking whether it is there; nothing for a request without a key. */
    public static Uni<Void> demandSame(Mutiny.Session db, String tenant, Once once) {
        UUID said = once.said();
        if (said == null) return Uni.createFrom().voidItem();
        return db.createNativeQuery(NOTE)
                .setParameter("tenant", tenant)
                .setParameter("id", once.id())
                .setParameter("said", said)
                .executeUpdate()
                .chain(() -> db.createNativeQuery(SAID, UUID.class)
                        .setParameter("tenant", tenant)
                        .setParameter("id", once.id())
                        .getSingleResult())
                .invoke(first -> {
                    if (!first.equals(said)) throw Once.keyOfSomethingElse();
                })
                .replaceWithVoid();
    }
}
