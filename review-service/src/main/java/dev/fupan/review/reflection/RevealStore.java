package dev.fupan.review.reflection;

import dev.fupan.kit.tenant.Caller;
import dev.fupan.review.session.By;
import dev.fupan.review.session.HeldSession;
import dev.fupan.review.session.Right;
import dev.fupan.review.session.SessionStore;
import dev.fupan.review.session.Transition;
import dev.fupan.review.session.Visibility;
import dev.fupan.review.theme.Theme;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Shows everyone what everyone has written, at once and in an order that tells nothing. */
@ApplicationScoped
class RevealStore {

    static final String FEW = "These come from fewer than three people: it may be easy to guess who wrote what.";
    private static final SecureRandom LOT = new SecureRandom();
    // What the writers saw before is superseded; the words need not lie beside a mark of their writer any longer.
    private static final String FORGET = """
            delete from session_change where tenant = :tenant and session_id = :session and visibility like 'writer:%'""";

    private final SessionStore sessions;

    RevealStore(SessionStore sessions) {
        this.sessions = sessions;
    }

    /** @param warning null = there is nothing to warn of */
    record Revealed(List<ReflectionView> items, @Nullable String warning) {}

    Uni<Revealed> reveal(Caller caller, UUID session, By by) {
        return sessions.change(caller, session, Right.FACILITATE, by, (db, held) -> {
            Transition.demandRunning(held, "reveal reflections");
            return ReflectionStore.hidden(db, session).chain(waiting -> ReflectionStore.inSession(db, session)
                    .chain(before -> forget(db, held).replaceWith(() -> reveal(held, waiting, before.size()))));
        });
    }

    private static Uni<Integer> forget(Mutiny.Session db, HeldSession held) {
        return db.createNativeQuery(FORGET)
                .setParameter("tenant", held.session().tenant())
                .setParameter("session", held.session().id())
                .executeUpdate();
    }

    private static Revealed reveal(HeldSession held, List<PrivateReflection> waiting, int before) {
        if (waiting.isEmpty()) return new Revealed(List.of(), null);
        // First all that goes, in the order of its random ids, then all that comes: neither order tells of the other.
        for (PrivateReflection one : waiting) {
            held.drop(one);
            Visibility writer = Visibility.onlyForWriter(one.writer());
            held.logUnsigned(PrivateReflection.KIND, one.id().toString(), writer, null);
        }
        List<PrivateReflection> drawn = new ArrayList<>(waiting);
        Collections.shuffle(drawn, LOT);
        List<ReflectionView> items = new ArrayList<>();
        for (PrivateReflection one : drawn) {
            int ordinal = before + items.size() + 1;
            Theme theme = Theme.make(held, ordinal);
            Reflection revealed = new Reflection(held, one, ordinal, theme.id());
            held.make(revealed);
            items.add(revealed.view());
        }
        ReflectionStore.announce(held, List.of());
        return new Revealed(items, Waiting.of(waiting).fewWriters() ? FEW : null);
    }
}
