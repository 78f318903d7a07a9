package dev.fupan.actions.series;

import dev.fupan.actions.action.By;
import dev.fupan.actions.action.Plan;
import dev.fupan.contracts.action.CheckpointPlan;
import dev.fupan.contracts.action.Origin;
import dev.fupan.contracts.action.Recurrence;
import dev.fupan.kit.form.Json;
import dev.fupan.kit.form.NamedId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An action that comes again: how the next occurrence will look and when it is made.
 *
 * <p>An occurrence is known by its scheduled date, which the rule gives and no edit moves; its due date may be moved
 * against that.
 */
@Entity
@Table(name = "series")
class Series {

    @Id
    private UUID id;

    private String tenant;
    private long revision;
    private String plan;
    private String checkpoints;
    private String recurrence;
    private String origin;

    @Column(name = "first_date")
    private LocalDate firstDate;

    @Column(name = "shift_days")
    private int shiftDays;

    private int made;

    @Column(name = "last_date")
    private LocalDate lastDate;

    @Column(name = "next_date")
    private @Nullable LocalDate nextDate;

    @Column(name = "next_at")
    private @Nullable Instant nextAt;

    @Column(name = "ended_reason")
    private @Nullable String endedReason;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "changed_at")
    private Instant changedAt;

    @SuppressWarnings("NullAway.Init") // for the persistence provider
    Series() {}

    /** The first occurrence is there already. */
    Series(
            UUID id,
            String tenant,
            Plan first,
            List<CheckpointPlan> checkpoints,
            Recurrence recurrence,
            Origin origin,
            ZoneId zone,
            By by) {
        this.id = id;
        this.tenant = tenant;
        this.revision = 1;
        this.plan = Json.write(first);
        this.checkpoints = Json.write(checkpoints.toArray(CheckpointPlan[]::new));
        this.recurrence = Json.write(recurrence);
        this.origin = Json.write(origin);
        this.firstDate = first.dueDate();
        this.made = 1;
        this.createdAt = by.at();
        this.createdBy = by.actor();
        this.changedAt = by.at();
        schedule(firstDate, zone);
    }

    private void schedule(LocalDate before, ZoneId zone) {
        this.lastDate = before;
        Rhythm rhythm = rhythm();
        Integer count = recurrence().count();
        LocalDate next = count != null && made >= count ? null : rhythm.after(before);
        this.nextDate = next;
        this.nextAt = next == null
                ? null
                : rhythm.madeOn(before, next).atStartOfDay(zone).toInstant();
    }

    boolean isDue(Instant now) {
        return nextAt != null && !nextAt.isAfter(now);
    }

    /** The occurrence whose turn it is; the series moves on to the next. */
    Occurrence take(ZoneId zone) {
        LocalDate date = nextDate;
        if (date == null) throw new IllegalStateException("the series is over");
        made++;
        revision++;
        schedule(date, zone);
        Origin from = Json.read(origin, Origin.class);
        Origin occurring = new Origin(
                "recurrence", from.reviewId(), from.decisionId(), from.actionId(), null, null, id.toString(), date);
        UUID action = NamedId.of("occurrence", tenant, id, date);
        return new Occurrence(action, plan().dueOn(date.plusDays(shiftDays)), occurring, checkpointsOn(date, action));
    }

    // Where a checkpoint has dates of its own, they move with the occurrence; a criterion's window starts with it.
    private List<CheckpointPlan> checkpointsOn(LocalDate date, UUID action) {
        long days = ChronoUnit.DAYS.between(firstDate, date);
        List<CheckpointPlan> all = new ArrayList<>();
        for (CheckpointPlan one : Json.read(checkpoints, CheckpointPlan[].class))
            all.add(new CheckpointPlan(
                    NamedId.of("checkpoint", action, all.size()).toString(),
                    one.artefact(),
                    one.dueDate() == null ? null : one.dueDate().plusDays(days),
                    one.criterion(),
                    null));
        return all;
    }

    /** Changes what is to come as the occurrence of that scheduled date was changed. */
    void follow(UnaryOperator<Plan> change, LocalDate scheduled, By by) {
        Plan next = change.apply(plan().dueOn(scheduled.plusDays(shiftDays)));
        this.plan = Json.write(next);
        this.shiftDays = Math.toIntExact(ChronoUnit.DAYS.between(scheduled, next.dueDate()));
        changed(by);
    }

    void comeBy(Recurrence rule, ZoneId zone, By by) {
        this.recurrence = Json.write(rule);
        this.endedReason = null;
        schedule(lastDate, zone);
        changed(by);
    }

    boolean isEnded() {
        return endedReason != null;
    }

    void end(String reason, By by) {
        this.nextDate = null;
        this.nextAt = null;
        this.endedReason = reason;
        changed(by);
    }

    private void changed(By by) {
        this.revision++;
        this.changedAt = by.at();
    }

    private Rhythm rhythm() {
        return new Rhythm(recurrence(), firstDate);
    }

    UUID id() {
        return id;
    }

    LocalDate firstDate() {
        return firstDate;
    }

    Recurrence recurrence() {
        return Json.read(recurrence, Recurrence.class);
    }

    Plan plan() {
        return Json.read(plan, Plan.class);
    }

    String tenant() {
        return tenant;
    }

    long revision() {
        return revision;
    }

    SeriesView view() {
        return new SeriesView(
                id,
                revision,
                plan(),
                recurrence(),
                firstDate,
                made,
                nextDate,
                nextDate == null ? null : nextDate.plusDays(shiftDays),
                nextAt,
                endedReason,
                createdAt,
                createdBy);
    }

    /** What is to become an action. */
    record Occurrence(UUID id, Plan plan, Origin origin, List<CheckpointPlan> checkpoints) {}
}
