package dev.fupan.review.grouping;

import dev.fupan.kit.problem.ProblemType;
import dev.fupan.kit.tenant.Caller;
import dev.fupan.review.reflection.Reflection;
import dev.fupan.review.reflection.ReflectionStore;
import dev.fupan.review.reflection.ReflectionView;
import dev.fupan.review.session.By;
import dev.fupan.review.session.HeldSession;
import dev.fupan.review.session.Right;
import dev.fupan.review.session.SessionDesk;
import dev.fupan.review.session.SessionStore;
import dev.fupan.review.session.Transition;
import dev.fupan.review.theme.Theme;
import dev.fupan.review.theme.ThemeStore;
import dev.fupan.review.theme.ThemeView;
import dev.fupan.review.vote.RoundStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Moves reflections between themes. A theme that loses its last one is gone, and its votes go where that one went. */
@ApplicationScoped
class GroupingStore {

    private final SessionStore sessions;
    private final RoundStore rounds;

    GroupingStore(SessionStore sessions, RoundStore rounds) {
        this.sessions = sessions;
        this.rounds = rounds;
    }

    /** All of one theme goes over to another. */
    Uni<ThemeView> merge(Caller caller, UUID session, By by, UUID id, long version, UUID into) {
        return sessions.change(caller, session, Right.TAKE_PART, by, (db, held) -> {
            Transition.demandRunning(held, "group reflections");
            return ThemeStore.find(db, session, id).chain(theme -> ThemeStore.find(db, session, into)
                    .chain(target -> ReflectionStore.inSession(db, session).chain(all -> {
                        SessionDesk.unchangedSince(version, theme.version(), theme.view());
                        if (id.equals(into))
                            throw ProblemType.INVALID
                                    .because("A theme cannot be joined to itself.")
                                    .asException();
                        of(all, theme).forEach(one -> one.join(into, held));
                        return join(db, held, theme, target).map(done -> target.view());
                    })));
        });
    }

    /** One reflection goes to that theme; null = to one of its own. */
    Uni<ReflectionView> move(Caller caller, UUID session, By by, UUID id, long version, @Nullable UUID into) {
        return sessions.change(caller, session, Right.TAKE_PART, by, (db, held) -> {
            Transition.demandRunning(held, "group reflections");
            return ReflectionStore.find(db, session, id).chain(one -> {
                SessionDesk.unchangedSince(version, one.version(), one.view());
                return target(db, held, into).chain(target -> move(db, held, one, target));
            });
        });
    }

    private static Uni<Theme> target(Mutiny.Session db, HeldSession held, @Nullable UUID into) {
        UUID session = held.session().id();
        if (into != null) return ThemeStore.find(db, session, into);
        return ThemeStore.inSession(db, session)
                .map(all -> all.stream().mapToInt(Theme::ordinal).max().orElse(0))
                .map(last -> Theme.make(held, last + 1));
    }

    private Uni<ReflectionView> move(Mutiny.Session db, HeldSession held, Reflection one, Theme target) {
        UUID left = one.themeId();
        if (left.equals(target.id())) return Uni.createFrom().item(one.view());
        UUID session = held.session().id();
        return ReflectionStore.inSession(db, session).chain(all -> ThemeStore.find(db, session, left)
                .chain(theme -> {
                    boolean last = of(all, theme).size() == 1;
                    one.join(target.id(), held);
                    return last
                            ? join(db, held, theme, target)
                            : Uni.createFrom().voidItem();
                })
                .map(done -> one.view()));
    }

    private Uni<Void> join(Mutiny.Session db, HeldSession held, Theme theme, Theme target) {
        target.changed(held);
        theme.vanish(held);
        return rounds.follow(db, held, theme.id(), target.id());
    }

    private static List<Reflection> of(List<Reflection> all, Theme theme) {
        return all.stream().filter(one -> one.themeId().equals(theme.id())).toList();
    }
}
