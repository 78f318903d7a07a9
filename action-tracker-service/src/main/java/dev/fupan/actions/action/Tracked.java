package dev.fupan.actions.action;

import dev.fupan.contracts.Topics;
import dev.fupan.contracts.action.ActionEvent;
import dev.fupan.contracts.action.CheckpointPlan;
import dev.fupan.contracts.action.Origin;
import dev.fupan.contracts.action.Recurrence;
import dev.fupan.kit.form.NamedId;
import dev.fupan.kit.outbox.OwnEvent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An action with its checkpoints, held under its lock, and everything that its change brings with it: the lines of
 * history, the events and what must be told at once. Nothing of it is seen before all of it is committed.
 */
public final class Tracked {

    static final String SOURCE = "/action-tracker-service";

    private final Action action;
    private final List<Checkpoint> checkpoints;
    private final Setting setting;
    private final By by;
    private final List<OwnEvent> told = new ArrayList<>();
    private final List<Object> made = new ArrayList<>();
    private final List<Tracked> followers = new ArrayList<>();
    private int line;

    Tracked(Action action, List<Checkpoint> checkpoints, Setting setting, By by) {
        this.action = action;
        this.checkpoints = new ArrayList<>(checkpoints);
        this.setting = setting;
        this.by = by;
    }

    /** A new action, with the checkpoints as they were agreed. */
    public static Tracked create(
            UUID id,
            String tenant,
            Plan plan,
            Origin origin,
            int depth,
            List<CheckpointPlan> plans,
            @Nullable Recurrence recurrence,
            Setting setting,
            By by) {
        Tracked tracked = new Tracked(new Action(id, tenant, plan, origin, depth, by), List.of(), setting, by);
        tracked.made.add(tracked.action);
        List<CheckpointPlan> named =
                plans.stream().map(one -> Scheduling.named(one, id)).toList();
        tracked.tell(created(id, plan, origin, named, recurrence));
        tracked.history("action", null, plan.measure(), null);
        for (CheckpointPlan one : named) Scheduling.add(tracked, one);
        return tracked;
    }

    private static ActionEvent created(
            UUID id, Plan plan, Origin origin, List<CheckpointPlan> checkpoints, @Nullable Recurrence recurrence) {
        return new ActionEvent.Created(
                id.toString(),
                origin,
                plan.measure(),
                plan.ownerId(),
                plan.helperIds(),
                plan.dueDate(),
                plan.resources(),
                plan.category(),
                plan.area(),
                plan.degree(),
                plan.problemId(),
                plan.causeId(),
                checkpoints,
                recurrence);
    }

    /** Where the states lead from here, for a person to choose. */
    public Set<String> possibleMoves() {
        return Moves.from(action.status());
    }

    /** Whether that move needs to say why. */
    public boolean needsReason(String to) {
        return Moves.needsReason(action.status(), to);
    }

    /** False when there is no such way from the present state, or its reason is missing. */
    public boolean move(String to, @Nullable String reason) {
        Status next = Moves.move(action.status(), to, reason).orElse(null);
        if (next == null) return false;
        enter(next, reason);
        if (next instanceof Status.Cancelled cancelled) Scheduling.cancelPending(this, cancelled.why());
        verifyIfProven();
        return true;
    }

    void enter(Status next, @Nullable String reason) {
        Status from = action.status();
        action.enter(next, by.at());
        tell(new ActionEvent.StatusChanged(from.word(), next.word(), reason));
        history("status", from.word(), next.word(), reason);
    }

    /** Done, and every checkpoint passed or shown: nobody needs to be asked any more. */
    void verifyIfProven() {
        List<Checkpoint> live =
                checkpoints.stream().filter(one -> one.state().counts()).toList();
        boolean proven = live.stream().anyMatch(Checkpoint::isCriterion)
                && live.stream()
                        .allMatch(one -> one.state() == CheckpointState.PASS || one.state() == CheckpointState.SHOWN);
        if (proven && action.status() instanceof Status.Done done) enter(done.verify(), null);
    }

    /** Replaces what is agreed; false when nothing of it is new. */
    public boolean replan(Plan next, @Nullable String reason) {
        Plan before = action.plan();
        List<ActionEvent.Change> changes = PlanChanges.between(before, next);
        if (changes.isEmpty()) return false;
        action.take(next);
        tell(new ActionEvent.Changed(changes));
        for (ActionEvent.Change one : changes) history(one.field(), one.before(), one.after(), reason);
        return true;
    }

    /** Tells once per due date that it has passed; false when there is nothing to tell. */
    public boolean tellOverdue(LocalDate today) {
        boolean overdue = action.status().isOpen() && action.dueDate().isBefore(today);
        if (!overdue || action.isOverdueTold()) return false;
        action.overdueWasTold();
        tell(new ActionEvent.Overdue(action.dueDate()));
        return true;
    }

    /** Enters a look; false when it is not waited for any more, and then it changes nothing. */
    public boolean enter(Taken taken) {
        return Looking.enter(this, taken);
    }

    /** Adds a checkpoint that starts now. */
    public void add(CheckpointPlan plan) {
        Scheduling.add(this, Scheduling.named(plan, action.id()));
    }

    /** False when it does not wait for anything any more. */
    public boolean cancelCheckpoint(UUID checkpointId, String reason) {
        return Scheduling.cancel(this, checkpointId, reason);
    }

    /** The checkpoint ends and another one starts now; false when it has no criterion that is still waited for. */
    public boolean replaceCriterion(UUID checkpointId, CheckpointPlan next, String reason) {
        boolean measured =
                checkpoint(checkpointId).filter(Checkpoint::isCriterion).isPresent();
        if (!measured || !cancelCheckpoint(checkpointId, reason)) return false;
        add(next);
        return true;
    }

    /** A reference to something that shows what was done; with a checkpoint, its artefact is shown by it. */
    public UUID addEvidence(String kind, String reference, @Nullable String version, @Nullable UUID checkpointId) {
        UUID id = NamedId.of("evidence", action.tenant(), action.id(), action.revision() + 1);
        tell(new ActionEvent.EvidenceAdded(id.toString(), kind, reference, version));
        history("evidence", null, version == null ? reference : reference + " " + version, null);
        action.evidenceWasAdded();
        made.add(new Evidence(id, action, checkpointId, kind, reference, version, by));
        Optional<Checkpoint> shown = checkpoint(checkpointId).filter(one -> !one.isCriterion());
        shown.filter(one -> one.state() == CheckpointState.PENDING).ifPresent(one -> {
            one.end(CheckpointState.SHOWN, null);
            history("checkpoint " + one.ordinal(), CheckpointState.PENDING.word(), CheckpointState.SHOWN.word(), null);
            verifyIfProven();
        });
        return id;
    }

    /** A line of history about something that has no field of its own. */
    public void note(String field, @Nullable String before, @Nullable String after, @Nullable String reason) {
        history(field, before, after, reason);
    }

    public void addComment(UUID id, String words) {
        made.add(new Comment(id, action, words, by));
    }

    public Optional<Checkpoint> checkpoint(@Nullable UUID id) {
        return checkpoints.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    public boolean hasCriterion() {
        return checkpoints.stream()
                .anyMatch(one -> one.isCriterion() && one.state().counts());
    }

    public Action action() {
        return action;
    }

    public List<Checkpoint> checkpoints() {
        return List.copyOf(checkpoints);
    }

    Setting setting() {
        return setting;
    }

    By by() {
        return by;
    }

    OwnEvent tell(ActionEvent event) {
        return tell(event, null);
    }

    /** @param id where it must follow from something else than the revision */
    OwnEvent tell(ActionEvent event, @Nullable UUID id) {
        long revision = action.nextRevision(by.at());
        String key = action.id().toString();
        UUID own = id == null ? NamedId.of("event", SOURCE, action.tenant(), key, revision) : id;
        OwnEvent telling = new OwnEvent(
                action.tenant(),
                Topics.ACTIONS,
                SOURCE,
                own.toString(),
                key,
                revision,
                by.at(),
                by.causation(),
                by.actor(),
                event);
        told.add(telling);
        line = 0;
        return telling;
    }

    void history(String field, @Nullable String before, @Nullable String after, @Nullable String reason) {
        // A line stands under the revision of what was told with it; a change that has no event of its own gets one.
        if (told.isEmpty()) tell(new ActionEvent.Changed(List.of(new ActionEvent.Change(field, before, after))));
        made.add(new HistoryLine(action, action.revision(), line++, by, field, before, after, reason));
    }

    void make(Object row) {
        made.add(row);
    }

    void join(Checkpoint checkpoint) {
        checkpoints.add(checkpoint);
        made.add(checkpoint);
    }

    void follow(Tracked follower) {
        followers.add(follower);
    }

    List<OwnEvent> told() {
        return Stream.concat(told.stream(), followers.stream().flatMap(one -> one.told().stream()))
                .toList();
    }

    List<Object> made() {
        return Stream.concat(made.stream(), followers.stream().flatMap(one -> one.made().stream()))
                .toList();
    }
}
