package dev.fupan.actions.action;

import dev.fupan.actions.criterion.Consequence;
import dev.fupan.actions.criterion.Judgement;
import dev.fupan.actions.criterion.Measurement;
import dev.fupan.actions.criterion.Verdict;
import dev.fupan.contracts.action.ActionEvent;
import dev.fupan.contracts.action.Criterion;
import dev.fupan.contracts.action.Measured;
import dev.fupan.kit.outbox.OwnEvent;
import java.time.Instant;

/**
 * What a look does to its action. The first crossing decides, for good; an inconclusive end may be put off twice; a
 * look that nobody waits for any more changes nothing.
 */
final class Looking {

    private Looking() {}

    static boolean enter(Tracked tracked, Taken taken) {
        Checkpoint checkpoint = tracked.checkpoint(taken.checkpointId()).orElse(null);
        if (checkpoint == null || !checkpoint.awaits(taken.criterionVersion(), taken.lookNo())) return false;
        if (tracked.action().status() instanceof Status.Cancelled) return false;
        Verdict verdict = taken.judgement().verdict();
        Consequence consequence = Consequence.of(checkpoint.criterion(), verdict);
        boolean extends_ = consequence == Consequence.EXTEND && checkpoint.extensions() < Timetable.MAX_EXTENSIONS;
        boolean isFinal = verdict != Verdict.UNDECIDED && !extends_;
        tracked.make(new TakenLook(
                tracked.action().tenant(),
                checkpoint,
                taken,
                isFinal,
                tracked.by().at()));
        OwnEvent evaluated = tracked.tell(evaluated(checkpoint, taken, isFinal));
        tracked.history(
                "checkpoint " + checkpoint.ordinal() + " look " + checkpoint.lookNo(),
                null,
                verdict.name(),
                shown(taken));
        if (verdict == Verdict.UNDECIDED) {
            checkpoint.lookAgain(
                    nextDaily(tracked, checkpoint), tracked.setting().grace());
        } else {
            Decision decision = new Decision(
                    tracked.action().tenant(),
                    checkpoint,
                    decided(consequence, extends_),
                    tracked.by().at());
            tracked.make(decision);
            tracked.history("decision", null, decision.word(), null);
            if (extends_) extend(tracked, checkpoint);
            else conclude(tracked, checkpoint, taken, evaluated, decision);
        }
        return true;
    }

    // An extension that is used up is an escalation.
    private static Consequence decided(Consequence consequence, boolean extends_) {
        return consequence == Consequence.EXTEND && !extends_ ? Consequence.ESCALATE : consequence;
    }

    private static void conclude(
            Tracked tracked, Checkpoint checkpoint, Taken taken, OwnEvent evaluated, Decision decision) {
        Verdict verdict = taken.judgement().verdict();
        Action action = tracked.action();
        tracked.make(new Notice(Notice.Kind.VERDICT, evaluated, checkpoint, action.ownerId(), checkpoint.lookTime()));
        checkpoint.judged(verdict);
        if (verdict == Verdict.FAIL && action.status() instanceof Status.Done done)
            tracked.enter(done.takeUpAgain(), "checkpoint " + checkpoint.ordinal() + " failed");
        tracked.verifyIfProven();
        Consequences.carryOut(tracked, checkpoint, taken, decision);
    }

    private static void extend(Tracked tracked, Checkpoint checkpoint) {
        Timetable table = checkpoint.timetable(tracked.setting().zone());
        Instant from = checkpoint.lookTime();
        Instant to = table.end(checkpoint.extensions() + 1);
        checkpoint.extend(to);
        tracked.tell(new ActionEvent.CheckpointExtended(
                checkpoint.id().toString(), checkpoint.criterionVersion(), checkpoint.extensions(), from, to));
        tracked.history("checkpoint " + checkpoint.ordinal(), from.toString(), to.toString(), "extended");
        checkpoint.lookAgain(
                table.isEvidence() ? table.daily(from, to) : to,
                tracked.setting().grace());
    }

    private static Instant nextDaily(Tracked tracked, Checkpoint checkpoint) {
        Instant deadline = checkpoint.deadline();
        if (deadline == null) throw new IllegalStateException("point mode decides at its look");
        return checkpoint.timetable(tracked.setting().zone()).daily(checkpoint.lookTime(), deadline);
    }

    private static String shown(Taken taken) {
        Measurement before = taken.before();
        return shown(taken.measurement())
                + (before == null ? "" : "; before " + shown(before))
                + " at position " + taken.measurement().position();
    }

    private static String shown(Measurement measured) {
        return measured.k() == null ? String.valueOf(measured.value()) : measured.k() + " of " + measured.n();
    }

    private static ActionEvent evaluated(Checkpoint checkpoint, Taken taken, boolean isFinal) {
        Criterion criterion = checkpoint.criterion();
        Measurement measured = taken.measurement();
        Judgement judged = taken.judgement();
        return new ActionEvent.CheckpointEvaluated(
                checkpoint.id().toString(),
                checkpoint.criterionVersion(),
                checkpoint.lookNo(),
                checkpoint.lookTime(),
                taken.grace().toString(),
                measured.position(),
                criterion.metric(),
                criterion.filter(),
                new Measured.Window(checkpoint.startAt(), checkpoint.lookTime()),
                criterion.horizon(),
                measured.k(),
                measured.n(),
                measured.value(),
                criterion.unit(),
                judged.interval(),
                judged.method(),
                judged.eLow(),
                judged.eHigh(),
                judged.verdict().name(),
                isFinal,
                taken.late());
    }
}
