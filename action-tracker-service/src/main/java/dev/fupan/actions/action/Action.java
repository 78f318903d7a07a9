package dev.fupan.actions.action;

import dev.fupan.contracts.action.Origin;
import dev.fupan.kit.form.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One measure with one accountable owner and a date.
 *
 * <p>Changed through {@link Tracked} alone, which writes the history and says what others must hear.
 */
@Entity
@Table(name = "action")
public class Action {

    @Id
    private UUID id;

    private String tenant;
    private long revision;
    private String measure;

    @Column(name = "owner_id")
    private String ownerId;

    @Column(name = "helper_ids")
    private String helperIds;

    @Column(name = "due_date")
    private LocalDate dueDate;

    private @Nullable String resources;
    private String category;
    private String area;
    private @Nullable String degree;

    @Column(name = "problem_id")
    private @Nullable String problemId;

    @Column(name = "cause_id")
    private @Nullable String causeId;

    @Column(name = "review_id")
    private @Nullable String reviewId;

    private String origin;
    private int depth;

    @Column(name = "series_id")
    private @Nullable UUID seriesId;

    @Column(name = "scheduled_date")
    private @Nullable LocalDate scheduledDate;

    private String status;

    @Column(name = "status_reason")
    private @Nullable String statusReason;

    @Column(name = "evidence_count")
    private int evidenceCount;

    @Column(name = "overdue_told")
    private @Nullable LocalDate overdueTold;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "done_at")
    private @Nullable Instant doneAt;

    @Column(name = "status_at")
    private Instant statusAt;

    @Column(name = "plan_sequence")
    private int planSequence;

    @SuppressWarnings("NullAway.Init") // for the persistence provider
    Action() {}

    Action(UUID id, String tenant, Plan plan, Origin origin, int depth, By by) {
        this.id = id;
        this.tenant = tenant;
        this.origin = Json.write(origin);
        this.reviewId = origin.reviewId();
        this.depth = depth;
        this.seriesId = origin.seriesId() == null ? null : UUID.fromString(origin.seriesId());
        this.scheduledDate = origin.scheduledDate();
        this.createdAt = by.at();
        this.createdBy = by.actor();
        this.changedAt = by.at();
        this.status = new Status.NotStarted().word();
        this.statusAt = by.at();
        fill(plan);
    }

    void take(Plan plan) {
        // Calendars tell the newer of two entries by it.
        if (!plan.measure().equals(measure) || !plan.dueDate().equals(dueDate)) planSequence++;
        fill(plan);
    }

    private void fill(Plan plan) {
        this.measure = plan.measure();
        this.ownerId = plan.ownerId();
        this.helperIds = Json.write(plan.helperIds());
        this.dueDate = plan.dueDate();
        this.resources = plan.resources();
        this.category = plan.category();
        this.area = plan.area();
        this.degree = plan.degree();
        this.problemId = plan.problemId();
        this.causeId = plan.causeId();
    }

    void enter(Status next, Instant now) {
        this.status = next.word();
        this.statusReason = next.reason().orElse(null);
        this.statusAt = now;
        if (next instanceof Status.Done) this.doneAt = now;
        if (next.isOpen()) this.doneAt = null;
    }

    long nextRevision(Instant now) {
        this.changedAt = now;
        return ++revision;
    }

    void evidenceWasAdded() {
        this.evidenceCount++;
    }

    public boolean hasEvidence() {
        return evidenceCount > 0;
    }

    void overdueWasTold() {
        this.overdueTold = dueDate;
    }

    boolean isOverdueTold() {
        return dueDate.equals(overdueTold);
    }

    public UUID id() {
        return id;
    }

    public String tenant() {
        return tenant;
    }

    public long revision() {
        return revision;
    }

    public Plan plan() {
        return new Plan(measure, ownerId, helperIds(), dueDate, resources, category, area, degree, problemId, causeId);
    }

    public String ownerId() {
        return ownerId;
    }

    public List<String> helperIds() {
        return Json.texts(helperIds);
    }

    public LocalDate dueDate() {
        return dueDate;
    }

    public @Nullable String reviewId() {
        return reviewId;
    }

    /** The place of an occurrence in its series. */
    public @Nullable LocalDate scheduledDate() {
        return scheduledDate;
    }

    public Origin origin() {
        return Json.read(origin, Origin.class);
    }

    int depth() {
        return depth;
    }

    public Status status() {
        return Status.of(status, statusReason);
    }
}
