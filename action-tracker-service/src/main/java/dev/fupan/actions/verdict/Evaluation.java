package dev.fupan.actions.verdict;

import dev.fupan.actions.action.ActionStore;
import dev.fupan.actions.action.By;
import dev.fupan.actions.action.Taken;
import dev.fupan.actions.criterion.Judgement;
import dev.fupan.actions.criterion.Measurement;
import dev.fupan.actions.criterion.PointJudge;
import dev.fupan.actions.criterion.Verdict;
import dev.fupan.actions.evidence.EvidenceJudge;
import dev.fupan.actions.heldup.HeldUp;
import dev.fupan.actions.heldup.Work;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes the looks that are due, one after the other, until there is none.
 *
 * <p>Killed before the claim, nothing has happened; between claim and commit, the look is due again when the claim
 * has run out; after the commit, it is over. Two that ask for the same look get the same answer, and one enters it.
 */
@ApplicationScoped
class Evaluation {

    private static final Logger LOG = Logger.getLogger(Evaluation.class);
    // For those who see the checkpoint; the log has the cause.
    private static final String UNREADABLE = "this look cannot be judged or kept; it is tried again";

    private final DueLookStore due;
    private final MetricsQuestion metrics;
    private final ActionStore actions;
    private final Escalation escalation;
    private final HeldUp heldUp;
    private final Clock clock;
    private final Duration lease;

    Evaluation(
            DueLookStore due,
            MetricsQuestion metrics,
            ActionStore actions,
            Escalation escalation,
            HeldUp heldUp,
            Clock clock,
            @ConfigProperty(name = "fupan.checkpoint.lease", defaultValue = "PT1M") Duration lease) {
        this.due = due;
        this.metrics = metrics;
        this.actions = actions;
        this.escalation = escalation;
        this.heldUp = heldUp;
        this.clock = clock;
        this.lease = lease;
    }

    @Scheduled(every = "${fupan.checkpoint.every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> round() {
        return Multi.createBy()
                .repeating()
                .uni(this::next)
                .whilst(taken -> taken)
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("looks wait cause=%s", failure.getMessage());
                    return Uni.createFrom().voidItem();
                });
    }

    private Uni<Boolean> next() {
        return due.claim(now(), lease)
                .chain(look ->
                        look == null ? Uni.createFrom().item(false) : take(look).replaceWith(true));
    }

    /** One look that cannot be read, judged or kept must not hold up those behind it. */
    private Uni<Void> take(DueLook look) {
        return Uni.createFrom()
                .deferred(() -> ask(look))
                .invoke(() -> heldUp.through(Work.LOOKS, look.tenant(), look.checkpointId()))
                .onFailure()
                .recoverWithUni(failure -> {
                    Instant next = now().plus(BackOff.after(look.attempts(), null));
                    heldUp.note(Work.LOOKS, look.tenant(), look.checkpointId(), failure, next);
                    return due.putOff(look, next, UNREADABLE);
                });
    }

    private Uni<Void> ask(DueLook look) {
        Context context = Vertx.currentContext();
        Duration grace = actions.setting(look.tenant()).grace();
        return metrics.ask(look, grace)
                // The answer may come on another thread; the database session belongs to this context.
                .emitOn(task -> context.runOnContext(ignored -> task.run()))
                .chain(answer -> answer instanceof Answer.Given given
                        ? enter(look, given.measurement(), grace)
                        : putOff(look, (Answer.NotYet) answer));
    }

    private Uni<Void> putOff(DueLook look, Answer.NotYet answer) {
        Instant next = now().plus(BackOff.after(look.attempts(), answer.seconds()));
        // A look may wait for days and is tried every few minutes: a line for each new reason is enough.
        if (!answer.why().equals(look.trouble()))
            LOG.infof("look waits checkpoint=%s look=%d cause=%s", look.checkpointId(), look.lookNo(), answer.why());
        return due.putOff(look, next, answer.why());
    }

    private Uni<Void> enter(DueLook look, Measurement measurement, Duration grace) {
        Judgement judgement = look.isEvidence()
                ? EvidenceJudge.judge(look.criterion(), measurement, look.isLast())
                : PointJudge.judge(look.criterion(), measurement);
        return before(look, judgement, grace)
                .chain(before -> enter(look, measurement, judgement, before.orElse(null), grace));
    }

    /** What it was before the action began, beside a verdict; no verdict waits for it. */
    private Uni<Optional<Measurement>> before(DueLook look, Judgement judgement, Duration grace) {
        if (judgement.verdict() == Verdict.UNDECIDED) return Uni.createFrom().item(Optional.empty());
        Context context = Vertx.currentContext();
        return metrics.ask(look.before(), grace)
                .emitOn(task -> context.runOnContext(ignored -> task.run()))
                .map(answer ->
                        answer instanceof Answer.Given given ? Optional.of(given.measurement()) : Optional.empty());
    }

    private Uni<Void> enter(
            DueLook look, Measurement measurement, Judgement judgement, @Nullable Measurement before, Duration grace) {
        Instant now = now();
        String causation = look.checkpointId() + "/" + look.criterionVersion() + "/" + look.lookNo();
        return actions.change(look.tenant(), look.actionId(), By.system(causation, now), tracked -> {
                    var above = escalation.above(look.tenant(), tracked.action().ownerId());
                    return tracked.enter(new Taken(
                            look.checkpointId(),
                            look.criterionVersion(),
                            look.lookNo(),
                            measurement,
                            before,
                            judgement,
                            grace,
                            look.isLate(now, grace),
                            above));
                })
                .invoke(entered -> {
                    if (!Boolean.TRUE.equals(entered))
                        LOG.infof("look discarded checkpoint=%s look=%d", look.checkpointId(), look.lookNo());
                })
                .replaceWithVoid();
    }

    // PostgreSQL keeps microseconds; what is told must equal what is kept.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
