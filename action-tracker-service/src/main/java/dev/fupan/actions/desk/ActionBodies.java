package dev.fupan.actions.desk;

import dev.fupan.contracts.action.Criterion;
import dev.fupan.kit.form.Form;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The bodies that requests may have, for the description of the interface; {@link Form} reads them. */
public final class ActionBodies {

    private ActionBodies() {}

    /** A checkpoint that comes with an action or later: an artefact or a criterion. */
    @Schema(name = "NewCheckpoint")
    public record NewCheckpoint(
            @Schema(examples = "sign-in sheet and test paper") @Nullable
            String artefact,

            @Nullable LocalDate dueDate,
            @Nullable Criterion criterion,
            @Nullable Instant startAt) {}

    @Schema(name = "NewAction")
    public record NewAction(
            @Schema(examples = "Test two new ad creatives") String measure,
            @Schema(examples = "ann") String ownerId,
            @Nullable List<String> helperIds,
            LocalDate dueDate,
            @Nullable String resources,

            @Schema(enumeration = {"capability", "process", "resource"})
            String category,

            @Schema(enumeration = {"acquisition", "follow_up", "after_sales", "personal_ability"})
            String area,

            @Schema(examples = "intent rate at least 10 %") @Nullable
            String degree,

            @Nullable String problemId,
            @Nullable String causeId,
            @Nullable String reviewId,
            @Nullable List<NewCheckpoint> checkpoints) {}

    /** Any of the fields of a new action but its checkpoints and its review. */
    @Schema(name = "ActionChange")
    public record Change(
            @Nullable String measure,
            @Nullable String ownerId,
            @Nullable List<String> helperIds,
            @Nullable LocalDate dueDate,
            @Nullable String resources,
            @Nullable String category,
            @Nullable String area,
            @Nullable String degree,
            @Nullable String problemId,
            @Nullable String causeId) {}

    @Schema(name = "ActionMove")
    record Move(
            @Schema(enumeration = {"not_started", "in_progress", "blocked", "done", "verified", "cancelled"})
            String to,

            @Nullable String reason) {}

    @Schema(name = "NewComment")
    record NewComment(String words) {}

    @Schema(name = "NewEvidence")
    record NewEvidence(
            @Schema(examples = "document") String kind,
            @Schema(examples = "SOP handbook") String reference,
            @Schema(examples = "V2.0") @Nullable String version,
            @Nullable String checkpointId) {}

    @Schema(name = "Reason")
    public record Reason(String reason) {}
}
