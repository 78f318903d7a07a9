package dev.fupan.review.vote;

import dev.fupan.kit.problem.ProblemType;
import dev.fupan.kit.tenant.Caller;
import dev.fupan.review.session.By;
import dev.fupan.review.session.HeldSession;
import dev.fupan.review.session.Right;
import dev.fupan.review.session.SessionDesk;
import dev.fupan.review.session.SessionStore;
import dev.fupan.review.session.Transition;
import dev.fupan.review.theme.Theme;
import dev.fupan.review.theme.ThemeStore;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Rounds of voting and the ballots in them. */
@ApplicationScoped
public class RoundStore {

    private static final ProblemType OVER_BUDGET =
            new ProblemType("over-budget", 422, "There are more votes than the round allows");
    private static final String OF_SESSION = "from VoteRound r where r.sessionId = :session order by r.number";

    private final SessionStore sessions;

    RoundStore(SessionStore sessions) {
        this.sessions = sessions;
    }

    Uni<RoundView> open(Caller caller, UUID session, By by, int budget) {
        return sessions.change(caller, session, Right.FACILITATE, by, (db, held) -> {
            Transition.demandRunning(held, "vote");
            return rounds(db, session).map(all -> {
                if (all.stream().anyMatch(VoteRound::isOpen))
                    throw ProblemType.CONFLICT
                            .because("A round is open; close it before the next.")
                            .asException();
                VoteRound round = new VoteRound(held, all.size() + 1, budget);
                held.make(round);
                return round.view(Map.of());
            });
        });
    }

    Uni<RoundView> close(Caller caller, UUID session, By by, int number) {
        return sessions.change(caller, session, Right.FACILITATE, by, (db, held) -> find(db, session, number)
                .chain(round -> VoteStore.count(db, caller.tenant(), session, number, null)
                        .map(totals -> {
                            if (round.isOpen()) round.close(held, totals);
                            return round.view(totals);
                        })));
    }

    Uni<List<RoundView>> list(Caller caller, UUID session, By by) {
        return sessions.read(caller, session, Right.READ, by, (db, held) -> rounds(db, session)
                .chain(all -> Multi.createFrom()
                        .iterable(all)
                        .onItem()
                        .transformToUniAndConcatenate(
                                round -> VoteStore.count(db, caller.tenant(), session, round.number(), null)
                                        .map(round::view))
                        .collect()
                        .asList()));
    }

    /** The caller's own. */
    Uni<BallotView> ballot(Caller caller, UUID session, By by, int number) {
        return sessions.read(caller, session, Right.TAKE_PART, by, (db, held) -> find(db, session, number)
                .chain(round -> ballot(db, held, caller, round)
                        .chain(ballot -> VoteStore.count(db, caller.tenant(), session, number, caller.person())
                                .map(votes -> ballot.view(round, votes)))));
    }

    Uni<BallotView> vote(Caller caller, UUID session, By by, int number, long version, Map<String, Integer> votes) {
        String tenant = caller.tenant();
        return sessions.change(caller, session, Right.TAKE_PART, by, (db, held) -> find(db, session, number)
                .chain(round -> ballot(db, held, caller, round)
                        .chain(ballot -> VoteStore.count(db, tenant, session, number, caller.person())
                                .invoke(before -> {
                                    demandOpen(held, round);
                                    SessionDesk.unchangedSince(version, ballot.version(), ballot.view(round, before));
                                    demandWithin(round, votes);
                                })
                                .chain(() -> demandKnown(db, session, votes))
                                .chain(() -> VoteStore.replace(db, tenant, session, round, caller.person(), votes))
                                .map(done -> {
                                    if (ballot.version() == 0) held.make(ballot);
                                    return ballot.changed(held, round, votes);
                                }))));
    }

    /** The votes on one theme go over to another; their voters are told, and of closed rounds everyone. */
    public Uni<Void> follow(Mutiny.Session db, HeldSession held, UUID theme, UUID into) {
        String tenant = held.session().tenant();
        UUID session = held.session().id();
        return VoteStore.follow(db, tenant, session, theme, into).chain(touched -> {
            List<Integer> numbers =
                    touched.stream().map(VoteStore.Touched::round).distinct().toList();
            Uni<Void> all = Uni.createFrom().voidItem();
            for (VoteStore.Touched one : touched) all = all.chain(() -> retell(db, held, one));
            for (int number : numbers) all = all.chain(() -> retellTotals(db, held, number));
            return all;
        });
    }

    private static Uni<Void> retell(Mutiny.Session db, HeldSession held, VoteStore.Touched one) {
        UUID session = held.session().id();
        return find(db, session, one.round())
                .chain(round -> db.find(Ballot.class, new Ballot.Key(session, one.round(), one.voter()))
                        .chain(ballot -> VoteStore.count(db, held.session().tenant(), session, one.round(), one.voter())
                                .invoke(votes -> ballot.changed(held, round, votes))))
                .replaceWithVoid();
    }

    private static Uni<Void> retellTotals(Mutiny.Session db, HeldSession held, int number) {
        UUID session = held.session().id();
        return find(db, session, number)
                .chain(round -> VoteStore.count(db, held.session().tenant(), session, number, null)
                        .invoke(totals -> {
                            if (!round.isOpen()) round.changed(held, totals);
                        }))
                .replaceWithVoid();
    }

    private static Uni<Ballot> ballot(Mutiny.Session db, HeldSession held, Caller caller, VoteRound round) {
        return db.find(Ballot.class, new Ballot.Key(held.session().id(), round.number(), caller.person()))
                .map(there -> there == null ? new Ballot(held, round.number(), caller.person()) : there);
    }

    private static void demandOpen(HeldSession held, VoteRound round) {
        Transition.demandRunning(held, "vote");
        if (!round.isOpen())
            throw ProblemType.CONFLICT.because("This round is closed.").asException();
    }

    private static void demandWithin(VoteRound round, Map<String, Integer> votes) {
        int all = votes.values().stream().mapToInt(Integer::intValue).sum();
        if (all > round.budget())
            throw OVER_BUDGET
                    .because("You have " + round.budget() + " votes in this round, not " + all + ".")
                    .with("budget", round.budget())
                    .asException();
    }

    private static Uni<Void> demandKnown(Mutiny.Session db, UUID session, Map<String, Integer> votes) {
        return ThemeStore.inSession(db, session)
                .invoke(themes -> {
                    Set<String> known =
                            themes.stream().map(Theme::id).map(UUID::toString).collect(Collectors.toSet());
                    List<String> unknown = new ArrayList<>(votes.keySet());
                    unknown.removeAll(known);
                    if (!unknown.isEmpty())
                        throw ProblemType.INVALID
                                .because("This session has no such theme; it may have been joined to another.")
                                .with("unknown", unknown)
                                .asException();
                })
                .replaceWithVoid();
    }

    private static Uni<List<VoteRound>> rounds(Mutiny.Session db, UUID session) {
        return db.createQuery(OF_SESSION, VoteRound.class)
                .setParameter("session", session)
                .getResultList();
    }

    private static Uni<VoteRound> find(Mutiny.Session db, UUID session, int number) {
        return rounds(db, session).map(all -> all.stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow(() -> ProblemType.NOT_FOUND
                        .because("This session has no such round of voting.")
                        .asException()));
    }
}
