package dev.fupan.actions.action;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.fupan.contracts.action.Origin;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An action as clients see it.
 *
 * @param missing which parts it lacks to be concrete; empty = it is
 * @param restricted the caller sees no more of it than what it is, whose, and how far
 */
@Schema(name = "Action")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ActionView(
        UUID id,
        long revision,
        String measure,
        String ownerId,
        @Nullable List<String> helperIds,
        LocalDate dueDate,
        boolean overdue,
        @Nullable String resources,
        @Nullable String category,
        @Nullable String area,
        @Nullable String degree,
        @Nullable String problemId,
        @Nullable String causeId,
        @Nullable String reviewId,
        @Nullable Origin origin,
        String status,
        @Nullable String statusReason,
        @Nullable List<String> missing,
        @Nullable UUID seriesId,
        @Nullable LocalDate scheduledDate,
        Instant createdAt,
        @Nullable String createdBy,
        Instant changedAt,
        @Nullable Instant doneAt,
        @Nullable List<CheckpointView> checkpoints,
        boolean restricted) {

    /** What everyone of the workspace may see. */
    public ActionView forOthers() {
        return new ActionView(
                id, revision, measure, ownerId, null, dueDate, overdue, null, null, null, null, null, null, null, null,
                status, null, null, null, null, createdAt, null, changedAt, null, null, true);
    }

    /** Changes whenever something of this view does. */
    public String tag() {
        return revision + (overdue ? "o" : "") + (restricted ? "r" : "");
    }
}
