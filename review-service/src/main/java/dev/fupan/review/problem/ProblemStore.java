package dev.fupan.review.problem;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.kit.form.Violation;
import dev.fupan.kit.page.Cursor;
import dev.fupan.kit.page.Page;
import dev.fupan.kit.problem.ProblemType;
import dev.fupan.kit.tenant.Caller;
import dev.fupan.review.facts.FactStore;
import dev.fupan.review.history.HistoryLine;
import dev.fupan.review.history.HistoryStore;
import dev.fupan.review.history.HistoryView;
import dev.fupan.review.session.By;
import dev.fupan.review.session.HeldSession;
import dev.fupan.review.session.Once;
import dev.fupan.review.session.OnceStore;
import dev.fupan.review.session.Right;
import dev.fupan.review.session.SessionDesk;
import dev.fupan.review.session.SessionStore;
import dev.fupan.review.session.Transition;
import dev.fupan.review.session.Visibility;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Problems of sessions; members change them while their session runs. */
@ApplicationScoped
public class ProblemStore {

    private static final String KIND = "problem";
    private static final int MOST = 200;
    private static final String OF_SESSION = "from Problem p where p.sessionId = :session order by p.createdAt, p.id";

    private final SessionStore sessions;
    private final FactStore facts;

    ProblemStore(SessionStore sessions, FactStore facts) {
        this.sessions = sessions;
        this.facts = facts;
    }

    /** The problems of a session in the order of their impact; for a caller whose right has been checked. */
    public Uni<List<ProblemView.Ranked>> inSession(Mutiny.Session db, UUID sessionId) {
        return all(db, sessionId).map(ProblemStore::ranked);
    }

    /** Fails with the problem 404 when the session has none of that id. */
    public Uni<Problem> find(Mutiny.Session db, UUID sessionId, UUID id) {
        return db.find(Problem.class, id).map(found -> {
            if (found != null && found.sessionId().equals(sessionId)) return found;
            throw ProblemType.NOT_FOUND
                    .because("There is no such problem in this session.")
                    .asException();
        });
    }

    /** The number of a pack of the session; empty, and a violation, when there is none. */
    public Uni<@Nullable Fact> fact(
            Mutiny.Session db, UUID sessionId, String packId, String numberKey, List<Violation> found) {
        return facts.pack(db, sessionId, packId).map(pack -> {
            if (pack == null) {
                found.add(new Violation("/packId", "a pack of this session; freeze its facts first"));
                return null;
            }
            Fact fact = FrozenFacts.of(pack).fact(numberKey).orElse(null);
            if (fact == null)
                found.add(new Violation("/numberKey", "the key of a number of that pack: a gap or another fact"));
            return fact;
        });
    }

    /** So many more of its causes are concluded than before, in the change in hand. */
    public void causesConcluded(HeldSession held, Problem problem, int more) {
        keep(held, problem, problem.causesConcluded(more, held.by()));
    }

    Uni<List<ProblemView.Ranked>> list(Caller caller, UUID sessionId, By by) {
        return sessions.read(caller, sessionId, Right.READ, by, (db, held) -> inSession(db, sessionId));
    }

    Uni<ProblemView> get(Caller caller, UUID sessionId, UUID id, By by) {
        return sessions.read(caller, sessionId, Right.READ, by, (db, held) -> find(db, sessionId, id)
                .map(Problem::view));
    }

    Uni<Page<HistoryView>> history(Caller caller, UUID sessionId, UUID id, By by, @Nullable Cursor after, int size) {
        return sessions.read(caller, sessionId, Right.READ, by, (db, held) -> find(db, sessionId, id)
                .chain(found -> HistoryStore.page(db, id, after, size)));
    }

    /** What the newest pack suggests; null before the first one. */
    Uni<@Nullable List<Suggestion>> suggestions(Caller caller, UUID sessionId, By by) {
        return sessions.read(caller, sessionId, Right.READ, by, (db, held) -> facts.newest(db, sessionId)
                .chain(pack -> all(db, sessionId)
                        .map(known -> pack == null
                                ? null
                                : Suggestion.of(
                                        FrozenFacts.of(pack),
                                        known.stream()
                                                .collect(Collectors.toMap(
                                                        Problem::numberKey,
                                                        one -> one.id().toString(),
                                                        (one, other) -> one))))));
    }

    /** Once per id. */
    Uni<ProblemView> add(Caller caller, UUID sessionId, Once once, JsonNode body, By by) {
        ProblemText text = ProblemForm.read(body, null);
        return sessions.change(caller, sessionId, Right.TAKE_PART, by, (db, held) -> {
            Transition.demandRunning(held, "take up a problem");
            return OnceStore.demandSame(db, caller.tenant(), once)
                    .chain(() -> all(db, sessionId))
                    .chain(all -> add(db, held, all, once.id(), text));
        });
    }

    private Uni<ProblemView> add(Mutiny.Session db, HeldSession held, List<Problem> all, UUID id, ProblemText text) {
        for (Problem one : all) if (one.id().equals(id)) return Uni.createFrom().item(one.view());
        if (all.size() >= MOST)
            throw ProblemType.CONFLICT
                    .because("A session has at most " + MOST + " problems.")
                    .asException();
        return measured(db, held.session().id(), text).map(fact -> {
            Problem problem = new Problem(id, held.session(), held.by());
            List<HistoryLine> lines = problem.say(text, fact, held.by());
            held.make(problem);
            return keep(held, problem, lines);
        });
    }

    Uni<ProblemView> change(Caller caller, UUID sessionId, UUID id, long version, JsonNode body, By by) {
        return changing(caller, sessionId, id, version, Right.TAKE_PART, by, (db, problem) -> {
            ProblemText text = ProblemForm.read(body, problem.text());
            return measured(db, sessionId, text).map(fact -> problem.say(text, fact, by));
        });
    }

    Uni<ProblemView> drop(Caller caller, UUID sessionId, UUID id, long version, String reason, By by) {
        return changing(caller, sessionId, id, version, Right.TAKE_PART, by, (db, problem) -> Uni.createFrom()
                .item(problem.drop(reason, by)));
    }

    Uni<ProblemView> takeUpAgain(Caller caller, UUID sessionId, UUID id, long version, By by) {
        return changing(caller, sessionId, id, version, Right.TAKE_PART, by, (db, problem) -> Uni.createFrom()
                .item(problem.takeUpAgain(by)));
    }

    /** The session is about this result; the one before it is not any more. */
    Uni<ProblemView> makeCore(Caller caller, UUID sessionId, UUID id, By by) {
        return sessions.change(caller, sessionId, Right.FACILITATE, by, (db, held) -> {
            Transition.demandRunning(held, "choose its core problem");
            if (held.isCoreProblemLocked() && !id.equals(held.session().coreProblemId())) throw settled(held);
            return find(db, sessionId, id).chain(problem -> {
                if (!problem.fact().isGap() || problem.isDropped()) throw noCoreProblem();
                return all(db, sessionId).map(all -> {
                    for (Problem other : all)
                        if (other.isCore() && !other.id().equals(id)) keep(held, other, other.beCore(false, by));
                    if (!id.equals(held.session().coreProblemId())) held.chooseCoreProblem(id);
                    return keep(held, problem, problem.beCore(true, by));
                });
            });
        });
    }

    private Uni<ProblemView> changing(
            Caller caller,
            UUID sessionId,
            UUID id,
            long version,
            Right right,
            By by,
            BiFunction<Mutiny.Session, Problem, Uni<List<HistoryLine>>> work) {
        return sessions.change(caller, sessionId, right, by, (db, held) -> {
            Transition.demandRunning(held, "change a problem");
            return find(db, sessionId, id).chain(problem -> {
                SessionDesk.unchangedSince(version, problem.version(), problem.view());
                ProblemText before = problem.text();
                return work.apply(db, problem).map(lines -> {
                    if (id.equals(held.session().coreProblemId())) keepCore(held, before, problem);
                    return keep(held, problem, lines);
                });
            });
        });
    }

    /** After a change of the core problem: it stays what was settled, and a gap. */
    private static void keepCore(HeldSession held, ProblemText before, Problem problem) {
        boolean another =
                !before.packId().equals(problem.packId()) || !before.numberKey().equals(problem.numberKey());
        if ((another || problem.isDropped()) && held.isCoreProblemLocked()) throw settled(held);
        if (another && !problem.fact().isGap()) throw noCoreProblem();
        if (problem.isDropped()) held.chooseCoreProblem(null);
    }

    private static RuntimeException settled(HeldSession held) {
        return ProblemType.CONFLICT
                .because("The core problem was settled before this phase; go back to choose another.")
                .with("phase", String.valueOf(held.session().phase()))
                .asException();
    }

    private static RuntimeException noCoreProblem() {
        return ProblemType.CONFLICT
                .because("The core problem is an open one whose number falls short of what it is held against in the"
                        + " pack.")
                .asException();
    }

    /** An estimate stands in for a measure and never beside one. */
    private Uni<Fact> measured(Mutiny.Session db, UUID sessionId, ProblemText text) {
        List<Violation> found = new ArrayList<>();
        return fact(db, sessionId, text.packId(), text.numberKey(), found).map(fact -> {
            if (fact != null && fact.shortfall() != null && text.estimate() != null)
                found.add(new Violation("/estimate", "nothing; the pack itself measures how far this number is off"));
            Violation.throwIfAny(found);
            if (fact == null) throw new IllegalStateException("a violation was not told");
            return fact;
        });
    }

    private static ProblemView keep(HeldSession held, Problem problem, List<HistoryLine> lines) {
        ProblemView view = problem.view();
        lines.forEach(held::make);
        if (!lines.isEmpty()) held.log(KIND, view.id(), Visibility.members(), view);
        return view;
    }

    private static Uni<List<Problem>> all(Mutiny.Session db, UUID sessionId) {
        return db.createQuery(OF_SESSION, Problem.class)
                .setParameter("session", sessionId)
                .getResultList();
    }

    private static List<ProblemView.Ranked> ranked(List<Problem> all) {
        Map<UUID, Problem> byId =
                all.stream().collect(Collectors.toMap(Problem::id, Function.identity(), (a, b) -> a, TreeMap::new));
        List<ProblemView.Ranked> ranked = new ArrayList<>();
        List<Ranking.Weighed> open = all.stream()
                .filter(one -> !one.isDropped())
                .map(Problem::weighed)
                .toList();
        for (Ranking.Place place : Ranking.of(open)) {
            Problem problem = byId.get(place.id());
            if (problem != null) ranked.add(ProblemView.Ranked.of(place, problem.view()));
        }
        for (Problem one : all)
            if (one.isDropped()) ranked.add(new ProblemView.Ranked(null, null, null, false, one.view()));
        return ranked;
    }
}
