package dev.fupan.review.reflection;

import dev.fupan.kit.form.NamedId;
import dev.fupan.kit.problem.ProblemType;
import dev.fupan.kit.tenant.Caller;
import dev.fupan.review.session.By;
import dev.fupan.review.session.HeldSession;
import dev.fupan.review.session.Once;
import dev.fupan.review.session.Right;
import dev.fupan.review.session.SessionDesk;
import dev.fupan.review.session.SessionStore;
import dev.fupan.review.session.Transition;
import dev.fupan.review.session.Visibility;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reflections as their writers see them, and as everyone sees them. */
@ApplicationScoped
public class ReflectionStore {

    private static final int MOST = 100;
    private static final String PRIVATE = "from PrivateReflection r where r.sessionId = :session order by r.id";
    private static final String REVEALED = "from Reflection r where r.sessionId = :session order by r.ordinal, r.id";

    private final SessionStore sessions;

    ReflectionStore(SessionStore sessions) {
        this.sessions = sessions;
    }

    /** @param own of the caller, not revealed */
    record Table(List<ReflectionView> items, List<OwnView> own, Waiting waiting) {}

    /** What was revealed in a session; for a caller whose right has been checked. */
    public static Uni<List<Reflection>> inSession(Mutiny.Session db, UUID sessionId) {
        return db.createQuery(REVEALED, Reflection.class)
                .setParameter("session", sessionId)
                .getResultList();
    }

    /** That revealed reflection of this session; 404 for any other. */
    public static Uni<Reflection> find(Mutiny.Session db, UUID sessionId, UUID id) {
        return db.find(Reflection.class, id).map(one -> {
            if (one == null || !one.sessionId().equals(sessionId)) throw unknown();
            return one;
        });
    }

    static Uni<List<PrivateReflection>> hidden(Mutiny.Session db, UUID sessionId) {
        return db.createQuery(PRIVATE, PrivateReflection.class)
                .setParameter("session", sessionId)
                .getResultList();
    }

    Uni<Table> table(Caller caller, UUID session, By by) {
        return sessions.read(caller, session, Right.READ, by, (db, held) -> hidden(db, session)
                .chain(waiting -> inSession(db, session).map(revealed -> {
                    String mark = held.session().knownWriterMark(caller.personId());
                    List<OwnView> own = waiting.stream()
                            .filter(one -> isOf(one, mark, caller.personId()))
                            .map(PrivateReflection::view)
                            .toList();
                    List<ReflectionView> all =
                            revealed.stream().map(Reflection::view).toList();
                    return new Table(all, own, Waiting.of(waiting));
                })));
    }

    /** Once per key, for as long as it is hidden. */
    Uni<OwnView> write(Caller caller, UUID session, @Nullable String key, By by, ReflectionText text) {
        return changeOwn(caller, session, by, (db, held) -> hidden(db, session).map(waiting -> {
            String mark = held.session().writerMark(caller.person());
            // By the mark, not by the person: an id that anyone could compute would tell who wrote it.
            UUID id = key == null ? UUID.randomUUID() : NamedId.of("reflection", session, mark, key);
            for (PrivateReflection one : waiting) if (one.id().equals(id)) return again(one, text);
            if (waiting.stream().filter(one -> one.writer().equals(mark)).count() >= MOST)
                throw ProblemType.CONFLICT
                        .because("Nobody writes more than " + MOST
                                + " reflections at once; let these be revealed first.")
                        .asException();
            PrivateReflection fresh = new PrivateReflection(id, held.session(), mark);
            fresh.say(text, caller.person());
            held.make(fresh);
            show(held, fresh, fresh.view());
            announce(held, Stream.concat(waiting.stream(), Stream.of(fresh)).toList());
            return fresh.view();
        }));
    }

    // Not noted down as other things are: a mark of the words that outlives them would tell who wrote them.
    private static OwnView again(PrivateReflection one, ReflectionText text) {
        boolean isAsWritten = one.version() == 1;
        if (isAsWritten && !text.equals(one.said())) throw Once.keyOfSomethingElse();
        return one.view();
    }

    Uni<OwnView> rewrite(Caller caller, UUID session, By by, UUID id, long version, ReflectionText text) {
        return changeOwn(
                caller, session, by, (db, held) -> own(db, held, caller, id).map(one -> {
                    SessionDesk.unchangedSince(version, one.version(), one.view());
                    one.say(text, caller.person());
                    show(held, one, one.view());
                    return one.view();
                }));
    }

    Uni<Boolean> discard(Caller caller, UUID session, By by, UUID id, long version) {
        return changeOwn(caller, session, by, (db, held) -> own(db, held, caller, id)
                .chain(one -> hidden(db, session).map(waiting -> {
                    SessionDesk.unchangedSince(version, one.version(), one.view());
                    held.drop(one);
                    show(held, one, null);
                    announce(
                            held, waiting.stream().filter(other -> other != one).toList());
                    return true;
                })));
    }

    private <T> Uni<T> changeOwn(
            Caller caller, UUID session, By by, BiFunction<Mutiny.Session, HeldSession, Uni<T>> work) {
        return sessions.change(caller, session, Right.TAKE_PART, by, (db, held) -> {
            Transition.demandRunning(held, "collect reflections");
            return work.apply(db, held);
        });
    }

    /** Another's is as unknown as one that does not exist. */
    private static Uni<PrivateReflection> own(Mutiny.Session db, HeldSession held, Caller caller, UUID id) {
        String mark = held.session().writerMark(caller.person());
        UUID session = held.session().id();
        return db.find(PrivateReflection.class, id).chain(one -> {
            if (one != null && isOf(one, mark, caller.person()))
                return Uni.createFrom().item(one);
            return find(db, session, id).map(revealed -> {
                throw ProblemType.CONFLICT
                        .because("It has been revealed and stays as it was written.")
                        .asException();
            });
        });
    }

    static boolean isOf(PrivateReflection one, @Nullable String mark, @Nullable String person) {
        return one.writer().equals(mark) || one.authorId() != null && Objects.equals(one.authorId(), person);
    }

    static void show(HeldSession held, PrivateReflection one, @Nullable OwnView view) {
        held.logUnsigned(PrivateReflection.KIND, one.id().toString(), Visibility.onlyForWriter(one.writer()), view);
    }

    static void announce(HeldSession held, List<PrivateReflection> waiting) {
        held.logUnsigned(Waiting.KIND, held.session().id().toString(), Visibility.members(), Waiting.of(waiting));
    }

    private static RuntimeException unknown() {
        return ProblemType.NOT_FOUND
                .because("This session shows you no such reflection.")
                .asException();
    }
}
