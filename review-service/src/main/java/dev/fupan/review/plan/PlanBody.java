package dev.fupan.review.plan;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Agreements and closings as the description of the API shows them; {@link AgreementForm} and {@link ClosingForm} read them. */
final class PlanBody {

    private PlanBody() {}

    @Schema(name = "NewAgreement")
    record Agreement(
            @NotNull @Size(max = 500) String measure,

            @NotNull @Schema(description = "Exactly one person who is accountable")
            String ownerId,

            @Size(max = 20) List<String> helperIds,
            @NotNull LocalDate dueDate,
            @Size(max = 500) String resources,

            @NotNull @Schema(enumeration = {"capability", "process", "resource"})
            String category,

            @NotNull @Schema(enumeration = {"acquisition", "follow_up", "after_sales", "personal_ability"})
            String area,

            @Size(max = 500) String degree,
            @Size(max = 200) String problemId,
            @Size(max = 200) String causeId,
            @Size(max = 20) List<Checkpoint> checkpoints,
            Recurrence recurrence) {}

    /** An artefact that is to be shown, or a criterion that the metrics are asked for. */
    @Schema(name = "AgreedCheckpoint")
    record Checkpoint(@Size(max = 500) String artefact, LocalDate dueDate, Criterion criterion, Instant startAt) {}

    @Schema(name = "CheckpointCriterion")
    record Criterion(
            @NotNull @Schema(examples = "M-12") String metric,

            @Schema(description = "Values by dimension", examples = "{\"channel\": \"ads\"}")
            Map<String, String> filter,

            @NotNull @Schema(description = "From the start on, an ISO 8601 duration", examples = "P3D")
            String window,

            @NotNull @Schema(enumeration = {">=", ">", "<=", "<"})
            String comparator,

            @NotNull @Schema(description = "A decimal, best as a text", examples = "0.10")
            String threshold,

            @NotNull @Schema(description = "ratio, count, days or the workspace's currency")
            String unit,

            int minimumSample,

            @Schema(enumeration = {"point", "evidence"}) String mode,

            @Schema(description = "How long each unit is watched; evidence mode alone", examples = "P2D")
            String horizon,

            @Schema(enumeration = {"continue", "pause_channel", "escalate", "new_action"})
            String onPass,

            @Schema(enumeration = {"continue", "pause_channel", "escalate", "new_action"})
            String onFail,

            @Schema(enumeration = {"continue", "pause_channel", "extend", "escalate", "new_action"})
            String onInconclusive) {}

    @Schema(name = "AgreedRecurrence")
    record Recurrence(
            @NotNull @Schema(enumeration = {"daily", "weekly", "monthly"})
            String frequency,

            @Min(1) @Max(52) int interval,

            @Schema(description = "Weekly alone", examples = "[\"MONDAY\"]")
            List<String> days,

            LocalDate until,
            @Min(1) @Max(1000) Integer count) {}

    /** With what a session ends. */
    @Schema(name = "SessionClosing")
    record Closing(
            @NotNull @Size(min = 1, max = 20) List<String> nextGoals,

            @Schema(description = "Why no action was agreed; only where none was") @Size(max = 500)
            String noActionReason) {}
}
