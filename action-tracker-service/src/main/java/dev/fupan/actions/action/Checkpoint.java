package dev.fupan.actions.action;

import static java.util.Objects.requireNonNull;

import dev.fupan.actions.criterion.Verdict;
import dev.fupan.contracts.action.Criterion;
import dev.fupan.kit.form.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How it is seen that an action did what it should: an artefact that a person shows, or a criterion that the stream
 * answers, by one look after the other.
 */
@Entity
@Table(name = "checkpoint")
public class Checkpoint {

    @Id
    private UUID id;

    private String tenant;

    @Column(name = "action_id")
    private UUID actionId;

    private int ordinal;
    private @Nullable String artefact;

    @Column(name = "due_date")
    private @Nullable LocalDate dueDate;

    private @Nullable String criterion;

    @Column(name = "criterion_version")
    private int criterionVersion;

    @Column(name = "made_at")
    private Instant madeAt;

    @Column(name = "start_at")
    private Instant startAt;

    @Column(name = "look_no")
    private int lookNo;

    @Column(name = "look_at")
    private @Nullable Instant lookAt;

    private @Nullable Instant deadline;
    private int extensions;
    private String state;

    @Column(name = "state_reason")
    private @Nullable String stateReason;

    @Column(name = "next_try")
    private @Nullable Instant nextTry;

    private int attempts;
    private @Nullable String trouble;

    @SuppressWarnings("NullAway.Init") // for the persistence provider
    Checkpoint() {}

    private Checkpoint(UUID id, Action action, int ordinal, Instant startAt, Instant now) {
        this.id = id;
        this.tenant = action.tenant();
        this.actionId = action.id();
        this.ordinal = ordinal;
        this.criterionVersion = 1;
        this.lookNo = 1;
        this.madeAt = now;
        this.startAt = startAt;
        this.state = CheckpointState.PENDING.word();
    }

    static Checkpoint ofArtefact(UUID id, Action action, int ordinal, String artefact, LocalDate due, Instant now) {
        Checkpoint made = new Checkpoint(id, action, ordinal, now, now);
        made.artefact = requireNonNull(artefact, "artefact");
        made.dueDate = due;
        return made;
    }

    static Checkpoint ofCriterion(
            UUID id,
            Action action,
            int ordinal,
            Criterion criterion,
            Instant startAt,
            ZoneId zone,
            Duration grace,
            Instant now) {
        Checkpoint made = new Checkpoint(id, action, ordinal, startAt, now);
        made.criterion = Json.write(criterion);
        Timetable table = new Timetable(criterion, startAt, zone);
        made.deadline = table.isEvidence() ? table.end(0) : null;
        made.lookAt(table.first(), grace);
        return made;
    }

    /** A criterion that was agreed elsewhere and cannot be checked: it is kept with the reason, not dropped. */
    static Checkpoint ofRefused(UUID id, Action action, int ordinal, Criterion criterion, String why, Instant now) {
        Checkpoint made = new Checkpoint(id, action, ordinal, now, now);
        made.criterion = Json.write(criterion);
        made.end(CheckpointState.REFUSED, why);
        return made;
    }

    private void lookAt(Instant at, Duration grace) {
        this.lookAt = at;
        this.nextTry = at.plus(grace);
        this.attempts = 0;
        this.trouble = null;
    }

    final void end(CheckpointState last, @Nullable String reason) {
        this.state = last.word();
        this.stateReason = reason;
        this.nextTry = null;
        this.trouble = null;
    }

    void lookAgain(Instant at, Duration grace) {
        this.lookNo++;
        lookAt(at, grace);
    }

    void extend(Instant newEnd) {
        this.extensions++;
        if (deadline != null) this.deadline = newEnd;
    }

    void judged(Verdict verdict) {
        end(CheckpointState.of(verdict), null);
    }

    /** Whether this look of this version is the one that is waited for. */
    boolean awaits(int version, int look) {
        return state() == CheckpointState.PENDING && criterion != null && criterionVersion == version && lookNo == look;
    }

    boolean isLastLook() {
        return deadline == null || deadline.equals(lookAt);
    }

    public UUID id() {
        return id;
    }

    public UUID actionId() {
        return actionId;
    }

    int ordinal() {
        return ordinal;
    }

    public @Nullable String artefact() {
        return artefact;
    }

    public boolean isCriterion() {
        return criterion != null;
    }

    public Criterion criterion() {
        return Json.read(requireNonNull(criterion, "criterion"), Criterion.class);
    }

    public int criterionVersion() {
        return criterionVersion;
    }

    public Instant startAt() {
        return startAt;
    }

    Instant lookTime() {
        return requireNonNull(lookAt, "lookAt");
    }

    public int lookNo() {
        return lookNo;
    }

    @Nullable
    Instant deadline() {
        return deadline;
    }

    int extensions() {
        return extensions;
    }

    public CheckpointState state() {
        return CheckpointState.of(state);
    }

    Timetable timetable(ZoneId zone) {
        return new Timetable(criterion(), startAt, zone);
    }
}
