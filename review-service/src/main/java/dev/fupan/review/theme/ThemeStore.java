package dev.fupan.review.theme;

import dev.fupan.kit.problem.ProblemType;
import dev.fupan.kit.tenant.Caller;
import dev.fupan.review.session.By;
import dev.fupan.review.session.Right;
import dev.fupan.review.session.SessionDesk;
import dev.fupan.review.session.SessionStore;
import dev.fupan.review.session.Transition;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The themes of sessions. */
@ApplicationScoped
public class ThemeStore {

    private static final String OF_SESSION = "from Theme t where t.sessionId = :session order by t.ordinal, t.id";

    private final SessionStore sessions;

    ThemeStore(SessionStore sessions) {
        this.sessions = sessions;
    }

    /** In the order in which they were drawn; for a caller whose right has been checked. */
    public static Uni<List<Theme>> inSession(Mutiny.Session db, UUID sessionId) {
        return db.createQuery(OF_SESSION, Theme.class)
                .setParameter("session", sessionId)
                .getResultList();
    }

    /** That theme of this session; 404 for any other. */
    public static Uni<Theme> find(Mutiny.Session db, UUID sessionId, UUID id) {
        return db.find(Theme.class, id).map(theme -> {
            if (theme == null || !theme.sessionId().equals(sessionId))
                throw ProblemType.NOT_FOUND
                        .because("This session has no such theme; it may have been joined to another.")
                        .asException();
            return theme;
        });
    }

    Uni<List<ThemeView>> list(Caller caller, UUID session, By by) {
        return sessions.read(caller, session, Right.READ, by, (db, held) -> inSession(db, session))
                .map(all -> all.stream().map(Theme::view).toList());
    }

    Uni<ThemeView> call(Caller caller, UUID session, By by, UUID id, long version, @Nullable String title) {
        return sessions.change(caller, session, Right.TAKE_PART, by, (db, held) -> find(db, session, id)
                .map(theme -> {
                    Transition.demandRunning(held, "name themes");
                    SessionDesk.unchangedSince(version, theme.version(), theme.view());
                    theme.call(title, held);
                    return theme.view();
                }));
    }
}
