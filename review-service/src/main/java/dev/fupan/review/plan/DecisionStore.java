package dev.fupan.review.plan;

import dev.fupan.contracts.review.ReviewEvent;
import dev.fupan.contracts.review.ReviewEvent.ActionAgreed;
import dev.fupan.kit.problem.ProblemType;
import dev.fupan.kit.tenant.Caller;
import dev.fupan.review.cause.CauseStore;
import dev.fupan.review.problem.ProblemStore;
import dev.fupan.review.session.Agenda;
import dev.fupan.review.session.By;
import dev.fupan.review.session.HeldSession;
import dev.fupan.review.session.Once;
import dev.fupan.review.session.OnceStore;
import dev.fupan.review.session.Right;
import dev.fupan.review.session.SessionStore;
import dev.fupan.review.session.Transition;
import dev.fupan.review.session.Visibility;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Agreed actions of sessions. */
@ApplicationScoped
class DecisionStore {

    private static final String ITEM = "action";
    private static final String OF_SESSION = "from Decision d where d.sessionId = :session order by d.ordinal";

    private final SessionStore sessions;
    private final ProblemStore problems;
    private final CauseStore causes;

    DecisionStore(SessionStore sessions, ProblemStore problems, CauseStore causes) {
        this.sessions = sessions;
        this.problems = problems;
        this.causes = causes;
    }

    /** Agrees on it, once per decision id. */
    Uni<DecisionView> agree(Caller caller, UUID session, Once once, By by, Function<Agenda, ActionAgreed> asked) {
        return sessions.change(caller, session, Right.TAKE_PART, by, (db, held) -> {
            Transition.demandRunning(held, "agree on actions");
            ActionAgreed agreed = asked.apply(held.session().agenda());
            PersonalRule.demand(caller, held, agreed);
            return OnceStore.demandSame(db, caller.tenant(), once)
                    .chain(() -> demandLinks(db, session, agreed))
                    .chain(() -> all(db, session))
                    .map(there -> {
                        for (Decision one : there)
                            if (one.id().toString().equals(agreed.decisionId())) return DecisionView.of(one);
                        Decision fresh = new Decision(held.session(), there.size() + 1, agreed, by);
                        held.make(fresh);
                        held.tell(agreed);
                        return show(held, fresh);
                    });
        });
    }

    private Uni<Void> demandLinks(Mutiny.Session db, UUID session, ActionAgreed agreed) {
        if (agreed.problemId() == null && agreed.causeId() == null)
            return Uni.createFrom().voidItem();
        return problems.inSession(db, session).chain(known -> causes.inSession(db, session)
                .invoke(reasons -> Links.demandFit(agreed, known, reasons))
                .replaceWithVoid());
    }

    /** Takes it back; the tracker cancels its action. */
    Uni<DecisionView> withdraw(Caller caller, UUID session, By by, UUID decision, String reason) {
        return sessions.change(caller, session, Right.TAKE_PART, by, (db, held) -> {
            Transition.demandRunning(held, "withdraw actions");
            return all(db, session).map(there -> {
                Decision one = there.stream()
                        .filter(each -> each.id().equals(decision))
                        .findFirst()
                        .orElseThrow(DecisionStore::unknown);
                PersonalRule.demandOwn(caller, held, one);
                if (!one.stands())
                    throw ProblemType.CONFLICT
                            .because("This action was withdrawn before: " + one.reason())
                            .asException();
                one.withdraw(reason);
                held.tell(new ReviewEvent.ActionWithdrawn(decision.toString(), reason));
                return show(held, one);
            });
        });
    }

    private static DecisionView show(HeldSession held, Decision decision) {
        DecisionView view = DecisionView.of(decision);
        held.log(ITEM, view.decisionId(), Visibility.members(), view);
        return view;
    }

    Uni<List<DecisionView>> list(Caller caller, UUID session, By by) {
        return sessions.read(caller, session, Right.READ, by, (db, held) -> all(db, session))
                .map(all -> all.stream().map(DecisionView::of).toList());
    }

    /** Closes the session, when its rules are kept. */
    Uni<Void> close(Caller caller, UUID session, By by, ClosingForm form, LocalDate reportDue) {
        return sessions.change(caller, session, Right.FACILITATE, by, (db, held) -> {
            Transition.demandRunning(held, "be closed");
            return all(db, session)
                    .invoke(there -> {
                        List<String> standing = there.stream()
                                .filter(Decision::stands)
                                .map(one -> one.id().toString())
                                .toList();
                        form.demandFits(!standing.isEmpty());
                        held.close(form.nextGoals(), standing, form.noActionReason(), reportDue);
                    })
                    .replaceWithVoid();
        });
    }

    private static Uni<List<Decision>> all(Mutiny.Session db, UUID session) {
        return db.createQuery(OF_SESSION, Decision.class)
                .setParameter("session", session)
                .getResultList();
    }

    private static RuntimeException unknown() {
        return ProblemType.NOT_FOUND
                .because("This session has agreed on no such action.")
                .asException();
    }
}
