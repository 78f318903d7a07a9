package dev.fupan.actions.action;

import dev.fupan.contracts.action.ActionEvent;
import dev.fupan.contracts.action.CheckpointPlan;
import dev.fupan.contracts.action.Criterion;
import dev.fupan.kit.criterion.CriterionRules;
import dev.fupan.kit.form.NamedId;
import dev.fupan.kit.form.Violation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How checkpoints come to an action and leave it without a verdict. */
final class Scheduling {

    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private Scheduling() {}

    /** The plan under an id as checkpoints have them: the one it was given, where that is such an id. */
    static CheckpointPlan named(CheckpointPlan plan, UUID action) {
        String given = plan.checkpointId();
        String id = UUID_TEXT.matcher(given).matches()
                ? given
                : NamedId.of("checkpoint", action, given).toString();
        return new CheckpointPlan(id, plan.artefact(), plan.dueDate(), plan.criterion(), plan.startAt());
    }

    static void add(Tracked tracked, CheckpointPlan plan) {
        UUID id = UUID.fromString(plan.checkpointId());
        if (tracked.checkpoint(id).isPresent()) return;
        Criterion criterion = plan.criterion();
        if (criterion != null) addCriterion(tracked, id, plan, criterion);
        else if (plan.artefact() != null) addArtefact(tracked, id, plan.artefact(), plan.dueDate());
    }

    private static void addArtefact(Tracked tracked, UUID id, String artefact, @Nullable LocalDate due) {
        int ordinal = tracked.checkpoints().size() + 1;
        LocalDate by = due == null ? tracked.action().dueDate() : due;
        tracked.join(Checkpoint.ofArtefact(
                id, tracked.action(), ordinal, artefact, by, tracked.by().at()));
        tracked.history("checkpoint " + ordinal, null, artefact, null);
    }

    private static void addCriterion(Tracked tracked, UUID id, CheckpointPlan plan, Criterion criterion) {
        int ordinal = tracked.checkpoints().size() + 1;
        Instant now = tracked.by().at();
        Setting setting = tracked.setting();
        List<Violation> wrong = CriterionRules.violations(criterion, setting.currency());
        if (!wrong.isEmpty()) {
            String why = wrong.stream()
                    .map(one -> one.pointer().substring(1) + ": " + one.expected())
                    .collect(Collectors.joining("; "));
            tracked.join(Checkpoint.ofRefused(id, tracked.action(), ordinal, criterion, why, now));
            tracked.history("checkpoint " + ordinal, null, CheckpointState.REFUSED.word(), why);
            return;
        }
        Instant start = plan.startAt() == null ? now : plan.startAt();
        Checkpoint made = Checkpoint.ofCriterion(
                id, tracked.action(), ordinal, criterion, start, setting.zone(), setting.grace(), now);
        tracked.join(made);
        tracked.tell(new ActionEvent.CheckpointScheduled(
                id.toString(), made.criterionVersion(), criterion, start, made.lookTime(), made.deadline()));
        tracked.history("checkpoint " + ordinal, null, words(criterion), null);
    }

    /** For people who read the history. */
    static String words(Criterion criterion) {
        String filter = criterion.filter().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining(" "));
        return String.join(
                " ",
                List.of(
                        criterion.metric(),
                        filter,
                        criterion.comparator(),
                        criterion.threshold().toPlainString(),
                        criterion.unit(),
                        "after",
                        criterion.window(),
                        criterion.mode()));
    }

    static boolean cancel(Tracked tracked, UUID checkpointId, String reason) {
        return tracked.checkpoint(checkpointId)
                .filter(one -> one.state() == CheckpointState.PENDING)
                .map(one -> {
                    cancel(tracked, one, reason);
                    return true;
                })
                .orElse(false);
    }

    static void cancelPending(Tracked tracked, String reason) {
        for (Checkpoint one : tracked.checkpoints())
            if (one.state() == CheckpointState.PENDING) cancel(tracked, one, reason);
    }

    private static void cancel(Tracked tracked, Checkpoint checkpoint, String reason) {
        checkpoint.end(CheckpointState.CANCELLED, reason);
        if (checkpoint.isCriterion())
            tracked.tell(new ActionEvent.CheckpointCancelled(
                    checkpoint.id().toString(), checkpoint.criterionVersion(), reason));
        tracked.history(
                "checkpoint " + checkpoint.ordinal(),
                CheckpointState.PENDING.word(),
                CheckpointState.CANCELLED.word(),
                reason);
    }
}
