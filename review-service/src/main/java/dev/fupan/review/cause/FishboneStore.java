package dev.fupan.review.cause;

import dev.fupan.kit.problem.ProblemType;
import dev.fupan.kit.tenant.Caller;
import dev.fupan.review.session.By;
import dev.fupan.review.session.HeldSession;
import dev.fupan.review.session.Right;
import dev.fupan.review.session.SessionDesk;
import dev.fupan.review.session.SessionStore;
import dev.fupan.review.session.Transition;
import dev.fupan.review.session.Visibility;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The branches of a session's fishbone; the usual ones until a facilitator chooses others. */
@ApplicationScoped
class FishboneStore {

    private static final String USED = "select distinct c.branch from Cause c"
            + " where c.sessionId = :session and c.branch is not null and c.state <> 'dropped'";

    private final SessionStore sessions;

    FishboneStore(SessionStore sessions) {
        this.sessions = sessions;
    }

    /** The branches; {@code version} 0 stands for the usual ones. */
    record Branches(List<Branch> branches, long version) {

        static Branches of(@Nullable Fishbone chosen) {
            return chosen == null ? new Branches(Branch.USUAL, 0) : new Branches(chosen.branches(), chosen.version());
        }
    }

    Uni<Branches> branches(Mutiny.Session db, UUID sessionId) {
        return db.find(Fishbone.class, sessionId).map(Branches::of);
    }

    /** Others from now on; a branch that has causes stays. */
    Uni<Branches> choose(Caller caller, UUID sessionId, long version, List<Branch> next, By by) {
        return sessions.change(caller, sessionId, Right.FACILITATE, by, (db, held) -> {
            Transition.demandRunning(held, "change its fishbone");
            return db.find(Fishbone.class, sessionId).chain(found -> {
                Branches now = Branches.of(found);
                SessionDesk.unchangedSince(version, now.version(), now);
                return used(db, sessionId).map(used -> {
                    demandKept(used, next);
                    return take(held, found, next);
                });
            });
        });
    }

    private static Branches take(HeldSession held, @Nullable Fishbone found, List<Branch> next) {
        Fishbone fishbone = found == null ? new Fishbone(held.session()) : found;
        fishbone.take(next);
        if (found == null) held.make(fishbone);
        Branches view = Branches.of(fishbone);
        held.log("fishbone", held.session().id().toString(), Visibility.members(), view);
        return view;
    }

    private static Uni<List<String>> used(Mutiny.Session db, UUID sessionId) {
        return db.createQuery(USED, String.class)
                .setParameter("session", sessionId)
                .getResultList();
    }

    private static void demandKept(List<String> used, List<Branch> next) {
        List<String> keys = next.stream().map(Branch::key).toList();
        List<String> lost =
                used.stream().filter(key -> !keys.contains(key)).sorted().toList();
        if (!lost.isEmpty())
            throw ProblemType.CONFLICT
                    .because("Causes hang on " + String.join(", ", lost) + "; move them to another branch first.")
                    .with("branches", lost)
                    .asException();
    }
}
