package dev.fupan.contracts.action;

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

/** What happened to an action; the record's key and the event's subject are the action's id. */
public sealed interface ActionEvent extends LoopEvent {

    EventFamily<ActionEvent> FAMILY = EventFamily.of(ActionEvent.class);

    @TypeName("fupan.action.created.v1")
    record Created(
            String actionId,
            Origin origin,
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
            implements ActionEvent {}

    @TypeName("fupan.action.changed.v1")
    record Changed(List<Change> changes) implements ActionEvent {}

    /** One field of an action, before and after, as text; lists are joined by commas. */
    record Change(
            String field, @Nullable String before, @Nullable String after) {}

    @TypeName("fupan.action.status_changed.v1")
    record StatusChanged(
            @OneOf({"not_started", "in_progress", "blocked", "done", "verified", "cancelled"})
            String from,

            @OneOf({"not_started", "in_progress", "blocked", "done", "verified", "cancelled"})
            String to,

            @Nullable String reason)
            implements ActionEvent {}

    /** Once per due date. */
    @TypeName("fupan.action.overdue.v1")
    record Overdue(LocalDate dueDate) implements ActionEvent {}

    @TypeName("fupan.action.evidence_added.v1")
    record EvidenceAdded(
            String evidenceId,
            String kind,
            String reference,
            @Nullable String version) implements ActionEvent {}

    @TypeName("fupan.action.escalated.v1")
    record Escalated(
            String toPersonId, String cause, @Nullable String checkpointId) implements ActionEvent {}

    /** The named fields hold text that was erased; readers erase theirs. */
    @TypeName("fupan.action.redacted.v1")
    record Redacted(List<String> fields) implements ActionEvent {}

    @TypeName("fupan.checkpoint.scheduled.v1")
    record CheckpointScheduled(
            String checkpointId,
            int criterionVersion,
            Criterion criterion,
            Instant startAt,
            Instant at,
            @Nullable Instant deadline)
            implements ActionEvent {}

    @TypeName("fupan.checkpoint.cancelled.v1")
    record CheckpointCancelled(String checkpointId, int criterionVersion, String reason) implements ActionEvent {}

    @TypeName("fupan.checkpoint.extended.v1")
    record CheckpointExtended(String checkpointId, int criterionVersion, int extensionNo, Instant fromAt, Instant toAt)
            implements ActionEvent {}

    /** A look and its verdict, with all that is needed to ask again. */
    @TypeName("fupan.checkpoint.evaluated.v1")
    record CheckpointEvaluated(
            String checkpointId,
            int criterionVersion,
            int lookNo,
            Instant asOf,
            String grace,
            String position,
            String metric,
            Map<String, String> filter,
            Measured.Window window,
            @Nullable String horizon,
            @Nullable Long k,
            @Nullable Long n,
            @Nullable @Exact BigDecimal value,
            @Nullable String unit,
            Measured.@Nullable Interval interval,
            Measured.Method method,
            @Nullable @Exact BigDecimal eLow,
            @Nullable @Exact BigDecimal eHigh,

            @OneOf({"PASS", "FAIL", "INCONCLUSIVE", "UNDECIDED"})
            String verdict,

            @JsonFinal boolean isFinal,
            boolean late)
            implements ActionEvent {}

    @TypeName("fupan.channel.pause_requested.v1")
    record ChannelPauseRequested(String channel, String actionId, String checkpointId, int lookNo)
            implements ActionEvent {}
}
