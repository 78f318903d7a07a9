package dev.fupan.actions.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.fupan.contracts.action.Origin;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An action as clients see it.
 *
 * @param missing which parts it lacks to be concrete; empty = it is
 * @param restricted the caller sees no more of it than what it is and how far
 */
@Schema(name = "Action")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ActionView(
        UUID id,
        long revision,
        String measure,
        @Nullable String ownerId,
        @Nullable List<String> helperIds,
        @Nullable LocalDate dueDate,
        @Nullable Boolean overdue,
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
        @Nullable Instant createdAt,
        @Nullable String createdBy,
        @Nullable Instant changedAt,
        @Nullable Instant doneAt,
        @Nullable List<CheckpointView> checkpoints,
        boolean restricted) {

    /** What everyone of the workspace may see. */
    public ActionView forOthers() {
        return new ActionView(
                id, revision, measure, null, null, null, null, null, null, null, null, null, null, null, null, status,
                null, null, null, null, null, null, null, null, null, true);
    }

    /** Changes whenever something of this view does; what no revision stands for follows the dot. */
    public String tag() {
        int more = Objects.hash(overdue, restricted);
        if (checkpoints != null)
            for (CheckpointView one : checkpoints) more = 31 * more + Objects.hash(one.late(), one.trouble());
        return revision + "." + Integer.toHexString(more);
    }
}
