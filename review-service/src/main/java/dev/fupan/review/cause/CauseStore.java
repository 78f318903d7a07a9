package dev.fupan.review.cause;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.kit.form.Violation;
import dev.fupan.kit.page.Cursor;
import dev.fupan.kit.page.Page;
import dev.fupan.kit.problem.ProblemType;
import dev.fupan.kit.tenant.Caller;
import dev.fupan.review.history.HistoryLine;
import dev.fupan.review.history.HistoryStore;
import dev.fupan.review.history.HistoryView;
import dev.fupan.review.problem.Problem;
import dev.fupan.review.problem.ProblemStore;
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
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Causes of sessions and what they rest on; members change them while their session runs. */
@ApplicationScoped
public class CauseStore {

    private static final String KIND = "cause";
    private static final int MOST = 300;
    private static final int MOST_EVIDENCE = 50;
    private static final String OF_SESSION = "from Cause c where c.sessionId = :session order by c.createdAt, c.id";
    private static final String EVIDENCE = "from Evidence e where e.causeId in (:causes) order by e.addedAt, e.id";
    // What can be changed is looked at first; what nobody has judged yet comes last.
    private static final Comparator<CauseView> ORDER = Comparator.comparingInt((CauseView view) -> {
        int place = CauseText.CONTROLLABLE.indexOf(String.valueOf(view.controllable()));
        return place < 0 ? CauseText.CONTROLLABLE.size() : place;
    });

    private final SessionStore sessions;
    private final ProblemStore problems;
    private final FishboneStore fishbones;

    CauseStore(SessionStore sessions, ProblemStore problems, FishboneStore fishbones) {
        this.sessions = sessions;
        this.problems = problems;
        this.fishbones = fishbones;
    }

    /** The causes of a session, the controllable first; for a caller whose right has been checked. */
    public Uni<List<CauseView>> inSession(Mutiny.Session db, UUID sessionId) {
        return all(db, sessionId)
                .chain(causes -> evidence(db, causes.stream().map(Cause::id).toList())
                        .map(evidence -> causes.stream()
                                .map(cause -> cause.view(of(cause, evidence)))
                                .sorted(ORDER)
                                .toList()));
    }

    Uni<List<CauseView>> list(Caller caller, UUID sessionId, By by) {
        return sessions.read(caller, sessionId, Right.READ, by, (db, held) -> inSession(db, sessionId));
    }

    /** @param problem null = of all problems */
    Uni<FishboneView> fishbone(Caller caller, UUID sessionId, @Nullable String problem, By by) {
        return sessions.read(caller, sessionId, Right.READ, by, (db, held) -> fishbones
                .branches(db, sessionId)
                .chain(chosen -> inSession(db, sessionId).map(all -> FishboneView.of(chosen, all, problem))));
    }

    Uni<CauseView> get(Caller caller, UUID sessionId, UUID id, By by) {
        return sessions.read(caller, sessionId, Right.READ, by, (db, held) -> find(db, sessionId, id)
                .chain(cause -> evidence(db, List.of(id)).map(cause::view)));
    }

    Uni<Page<HistoryView>> history(Caller caller, UUID sessionId, UUID id, By by, @Nullable Cursor after, int size) {
        return sessions.read(caller, sessionId, Right.READ, by, (db, held) -> find(db, sessionId, id)
                .chain(found -> HistoryStore.page(db, id, after, size)));
    }

    /** Once per id. */
    Uni<CauseView> add(Caller caller, UUID sessionId, Once once, JsonNode body, By by) {
        return sessions.change(caller, sessionId, Right.TAKE_PART, by, (db, held) -> {
            Transition.demandRunning(held, "look for causes");
            return OnceStore.demandSame(db, caller.tenant(), once)
                    .chain(() -> db.find(Cause.class, once.id()))
                    .chain(there -> there == null
                            ? make(db, held, new Cause(once.id(), held.session(), by), body)
                            : evidence(db, List.of(once.id())).map(there::view));
        });
    }

    private Uni<CauseView> make(Mutiny.Session db, HeldSession held, Cause cause, JsonNode body) {
        return checked(db, held, cause, body, null).map(text -> {
            List<HistoryLine> lines = cause.say(text, held.by());
            held.make(cause);
            return keep(held, cause, List.of(), lines);
        });
    }

    Uni<CauseView> change(Caller caller, UUID sessionId, UUID id, long version, JsonNode body, By by) {
        return changing(caller, sessionId, id, version, by, (db, work) -> {
            if (!work.cause.is(Cause.DRAFT)) throw notADraft(work.cause);
            return checked(db, work.held, work.cause, body, work.cause.text()).map(text -> work.cause.say(text, by));
        });
    }

    Uni<CauseView> conclude(Caller caller, UUID sessionId, UUID id, long version, By by) {
        return changing(caller, sessionId, id, version, by, (db, work) -> {
            if (!work.cause.is(Cause.DRAFT)) throw notADraft(work.cause);
            List<String> missing = work.cause.text().missingForConclusion();
            if (!missing.isEmpty())
                throw ProblemType.CONFLICT
                        .because("A conclusion also needs " + String.join(", ", missing) + ".")
                        .with("missing", missing)
                        .asException();
            return problems.find(db, sessionId, work.cause.problemId()).map(problem -> {
                List<HistoryLine> lines = work.cause.conclude(by);
                problems.causesConcluded(work.held, problem, 1);
                work.held.tell(work.cause.told(problem, work.evidence));
                return lines;
            });
        });
    }

    /** To the draft again, or dropped; both with a reason. */
    Uni<CauseView> leave(Caller caller, UUID sessionId, UUID id, long version, String next, String reason, By by) {
        return changing(caller, sessionId, id, version, by, (db, work) -> {
            Cause cause = work.cause;
            if (cause.is(next)) throw notADraft(cause);
            boolean wasConcluded = cause.is(Cause.CONCLUDED);
            List<HistoryLine> lines = cause.leave(next, reason, by);
            if (!wasConcluded) return Uni.createFrom().item(lines);
            return problems.find(db, sessionId, cause.problemId()).map(problem -> {
                problems.causesConcluded(work.held, problem, -1);
                return lines;
            });
        });
    }

    /** Once per id of the evidence. A conclusion that rests on more than before is told again. */
    Uni<CauseView> addEvidence(Caller caller, UUID sessionId, UUID id, Once once, JsonNode body, By by) {
        EvidenceForm form = EvidenceForm.read(body);
        return changing(caller, sessionId, id, null, by, (db, work) -> OnceStore.demandSame(db, caller.tenant(), once)
                .chain(() -> rest(db, work, once.id(), form)));
    }

    private Uni<List<HistoryLine>> rest(Mutiny.Session db, Work work, UUID fresh, EvidenceForm form) {
        if (work.evidence.stream().anyMatch(one -> one.id().equals(fresh)))
            return Uni.createFrom().item(List.of());
        if (work.evidence.size() >= MOST_EVIDENCE)
            throw conflict("A cause rests on at most " + MOST_EVIDENCE + " pieces of evidence.");
        UUID session = work.held.session().id();
        return value(db, session, form).chain(value -> {
            Cause cause = work.cause;
            By by = work.held.by();
            Evidence evidence = new Evidence(fresh, work.held.session().tenant(), cause.id(), form, value.value, by);
            work.held.make(evidence);
            work.evidence.add(evidence);
            List<HistoryLine> lines = cause.noted("evidence", null, form.kind() + " " + fresh, by);
            if (!cause.is(Cause.CONCLUDED)) return Uni.createFrom().item(lines);
            return problems.find(db, session, cause.problemId()).map(problem -> {
                work.held.tell(cause.told(problem, work.evidence));
                return lines;
            });
        });
    }

    Uni<CauseView> removeEvidence(Caller caller, UUID sessionId, UUID id, UUID evidenceId, By by) {
        return changing(caller, sessionId, id, null, by, (db, work) -> {
            if (!work.cause.is(Cause.DRAFT)) throw notADraft(work.cause);
            Evidence gone = work.evidence.stream()
                    .filter(one -> one.id().equals(evidenceId))
                    .findFirst()
                    .orElseThrow(() -> unknown("evidence of this cause"));
            work.evidence.remove(gone);
            work.held.drop(gone);
            return Uni.createFrom()
                    .item(work.cause.noted("evidence", gone.view().kind() + " " + evidenceId, null, by));
        });
    }

    /** A cause in the change in hand. */
    private record Work(HeldSession held, Cause cause, List<Evidence> evidence) {}

    /** Of a number; null for evidence that is none. */
    private record Value(@Nullable BigDecimal value) {}

    private Uni<Value> value(Mutiny.Session db, UUID sessionId, EvidenceForm form) {
        if (form.packId() == null || form.numberKey() == null)
            return Uni.createFrom().item(new Value(null));
        List<Violation> found = new ArrayList<>();
        return problems.fact(db, sessionId, form.packId(), form.numberKey(), found)
                .map(fact -> {
                    Violation.throwIfAny(found);
                    return new Value(fact == null ? null : fact.value());
                });
    }

    private Uni<CauseView> changing(
            Caller caller,
            UUID sessionId,
            UUID id,
            @Nullable Long version,
            By by,
            BiFunction<Mutiny.Session, Work, Uni<List<HistoryLine>>> change) {
        return sessions.change(caller, sessionId, Right.TAKE_PART, by, (db, held) -> {
            Transition.demandRunning(held, "change a cause");
            return find(db, sessionId, id)
                    .chain(cause -> evidence(db, List.of(id)).chain(found -> {
                        List<Evidence> evidence = new ArrayList<>(found);
                        if (version != null) SessionDesk.unchangedSince(version, cause.version(), cause.view(evidence));
                        return change.apply(db, new Work(held, cause, evidence))
                                .map(lines -> keep(held, cause, evidence, lines));
                    }));
        });
    }

    /** What the body makes of the cause, where all that it refers to is there and it runs in no circle. */
    private Uni<CauseText> checked(
            Mutiny.Session db, HeldSession held, Cause cause, JsonNode body, @Nullable CauseText before) {
        UUID session = held.session().id();
        return fishbones.branches(db, session).chain(chosen -> {
            CauseText text = CauseForm.read(body, before, chosen.branches());
            return problems.find(db, session, text.problemId())
                    .invoke(CauseStore::demandOpen)
                    .chain(problem -> all(db, session))
                    .invoke(all -> {
                        if (before == null && all.size() >= MOST)
                            throw conflict("A session has at most " + MOST + " causes.");
                        demandKnown(all, cause, text);
                        demandNoCircle(all, cause, text);
                    })
                    .replaceWith(text);
        });
    }

    private static void demandOpen(Problem problem) {
        if (problem.isDropped()) throw conflict("That problem was dropped; take it up again first.");
    }

    private static void demandKnown(List<Cause> all, Cause cause, CauseText text) {
        List<Violation> found = new ArrayList<>();
        for (int i = 0; i < text.whys().size(); i++) {
            UUID other = text.whys().get(i).causeId();
            boolean known = other == null
                    || other.equals(cause.id())
                    || all.stream().anyMatch(one -> one.id().equals(other));
            if (!known) found.add(new Violation("/whys/" + i + "/causeId", "the id of another cause of this session"));
        }
        Violation.throwIfAny(found);
    }

    private static void demandNoCircle(List<Cause> all, Cause cause, CauseText text) {
        CauseGraph graph = new CauseGraph();
        for (Cause other : all)
            if (!other.is(Cause.DROPPED) && !other.id().equals(cause.id()))
                graph.add(
                        other.id(), other.text().surfaceProblem(), other.text().whys());
        graph.add(cause.id(), text.surfaceProblem(), text.whys());
        graph.circle().ifPresent(circle -> {
            throw ProblemType.INVALID
                    .because("/whys: expected no circle, but each of these is because of the next: "
                            + String.join(" <- ", circle) + ". Break it where the reason is not known.")
                    .with("violations", List.of(Map.of("pointer", "/whys", "expected", "no circle of causes")))
                    .with("circle", circle)
                    .asException();
        });
    }

    private static CauseView keep(HeldSession held, Cause cause, List<Evidence> evidence, List<HistoryLine> lines) {
        CauseView view = cause.view(evidence);
        lines.forEach(held::make);
        if (!lines.isEmpty()) held.log(KIND, view.id(), Visibility.members(), view);
        return view;
    }

    private static Uni<List<Cause>> all(Mutiny.Session db, UUID sessionId) {
        return db.createQuery(OF_SESSION, Cause.class)
                .setParameter("session", sessionId)
                .getResultList();
    }

    private static Uni<List<Evidence>> evidence(Mutiny.Session db, List<UUID> causes) {
        if (causes.isEmpty()) return Uni.createFrom().item(List.of());
        return db.createQuery(EVIDENCE, Evidence.class)
                .setParameter("causes", causes)
                .getResultList();
    }

    private static List<Evidence> of(Cause cause, List<Evidence> evidence) {
        return evidence.stream().filter(one -> one.causeId().equals(cause.id())).toList();
    }

    private static Uni<Cause> find(Mutiny.Session db, UUID sessionId, UUID id) {
        return db.find(Cause.class, id).map(found -> {
            if (found != null && found.sessionId().equals(sessionId)) return found;
            throw unknown("cause in this session");
        });
    }

    private static RuntimeException unknown(String what) {
        return ProblemType.NOT_FOUND.because("There is no such " + what + ".").asException();
    }

    private static RuntimeException conflict(String detail) {
        return ProblemType.CONFLICT.because(detail).asException();
    }

    private static RuntimeException notADraft(Cause cause) {
        return ProblemType.CONFLICT
                .because("A cause that is " + cause.state() + " does not go this way; a draft is changed and concluded,"
                        + " and reopening makes it a draft again.")
                .with("state", cause.state())
                .asException();
    }
}
