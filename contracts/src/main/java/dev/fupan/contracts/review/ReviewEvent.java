package dev.fupan.contracts.review;

import dev.fupan.contracts.action.CheckpointPlan;
import dev.fupan.contracts.action.Recurrence;
import dev.fupan.contracts.loop.EventFamily;
import dev.fupan.contracts.loop.Exact;
import dev.fupan.contracts.loop.LoopEvent;
import dev.fupan.contracts.loop.OneOf;
import dev.fupan.contracts.loop.TypeName;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened in a review; the record's key and the event's subject are the review's id. */
public sealed interface ReviewEvent extends LoopEvent {

    EventFamily<ReviewEvent> FAMILY = EventFamily.of(ReviewEvent.class);

    @TypeName("fupan.review.scheduled.v1")
    record Scheduled(
            String reviewId,

            @OneOf({"periodic", "key_project", "anomaly", "team_capability"})
            String kind,

            String templateKey,
            int templateVersion,
            String goal,
            Map<String, String> scope,
            Period period,
            Instant meetingAt,
            List<Participant> participants,
            @Nullable String seriesId)
            implements ReviewEvent {}

    /** Local dates of the workspace, half-open: {@code to} is the first day after it. */
    record Period(LocalDate from, LocalDate to) {}

    record Participant(
            String personId,

            @OneOf({"facilitator", "frontline", "support", "customer"})
            String role) {}

    /** Everyone who takes part from now on. */
    @TypeName("fupan.review.participants_changed.v1")
    record ParticipantsChanged(List<Participant> participants) implements ReviewEvent {}

    @TypeName("fupan.review.started.v1")
    record Started(Instant at) implements ReviewEvent {}

    @TypeName("fupan.review.cancelled.v1")
    record Cancelled(Instant at, String reason) implements ReviewEvent {}

    @TypeName("fupan.review.reopened.v1")
    record Reopened(Instant at, String reason) implements ReviewEvent {}

    @TypeName("fupan.review.phase_entered.v1")
    record PhaseEntered(
            String phase,
            String fromPhase,
            List<String> skipped,
            @Nullable String reason) implements ReviewEvent {}

    @TypeName("fupan.review.facts_frozen.v1")
    record FactsFrozen(
            String packId,
            int packNo,
            String position,
            Instant evaluatedAt,
            String hash,
            String codeVersion,
            String catalogueVersion,
            String tzdataVersion)
            implements ReviewEvent {}

    @TypeName("fupan.review.facts_restated.v1")
    record FactsRestated(String packId, String toPosition, List<Restatement> changes) implements ReviewEvent {}

    /**
     * A frozen number that would be another today.
     *
     * @param announced what was told of it last; the frozen value at first
     * @param causes ids of at most 100 events behind the change, {@code causeCount} of all
     * @param withdrawn it is what it was again
     */
    record Restatement(
            String numberKey,
            @Nullable @Exact BigDecimal frozen,
            @Nullable @Exact BigDecimal announced,
            @Nullable @Exact BigDecimal current,
            List<String> causes,
            long causeCount,
            boolean withdrawn) {}

    @TypeName("fupan.review.cause_concluded.v1")
    record CauseConcluded(
            String causeId,
            String problemId,
            ProblemRef problemRef,
            @OneOf({"controllable", "semi", "external"}) String controllable,

            @OneOf({"data", "interview", "document", "sample"})
            String verification,

            List<Evidence> evidence)
            implements ReviewEvent {}

    /** The number of a pack that the problem is about. */
    record ProblemRef(String packId, String numberKey) {}

    record Evidence(
            String evidenceId,

            @OneOf({"metric", "event_sample", "document", "interview"})
            String kind,

            @Nullable String reference) {}

    /** It creates an action, once; later edits belong to the tracker. */
    @TypeName("fupan.review.action_agreed.v1")
    record ActionAgreed(
            String decisionId,
            String measure,
            String ownerId,
            List<String> helperIds,
            LocalDate dueDate,
            @Nullable String resources,
            @OneOf({"capability", "process", "resource"}) String category,

            @OneOf({"acquisition", "follow_up", "after_sales", "personal_ability"})
            String area,

            @Nullable String degree,
            @Nullable String problemId,
            @Nullable String causeId,
            List<CheckpointPlan> checkpoints,
            @Nullable Recurrence recurrence)
            implements ReviewEvent {}

    @TypeName("fupan.review.action_withdrawn.v1")
    record ActionWithdrawn(String decisionId, String reason) implements ReviewEvent {}

    @TypeName("fupan.review.lesson_recorded.v1")
    record LessonRecorded(
            String lessonId, @OneOf({"success", "failure"}) String kind, Map<String, String> scope)
            implements ReviewEvent {}

    @TypeName("fupan.review.closed.v1")
    record Closed(
            Instant closedAt,
            List<String> nextGoals,
            List<String> decisionIds,
            @Nullable String noActionReason,
            LocalDate reportDueDate)
            implements ReviewEvent {}

    @TypeName("fupan.review.report_published.v1")
    record ReportPublished(String reportId, int version, String sha256, Instant publishedAt) implements ReviewEvent {}

    @TypeName("fupan.review.report_overdue.v1")
    record ReportOverdue(LocalDate dueDate) implements ReviewEvent {}
}
