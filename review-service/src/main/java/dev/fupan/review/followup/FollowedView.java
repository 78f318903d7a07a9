package dev.fupan.review.followup;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An action of a review as it stands.
 *
 * @param overdue it is open and its date has passed
 */
public record FollowedView(
        String actionId,
        String reviewId,
        @Nullable String decisionId,
        String measure,
        String ownerId,
        LocalDate dueDate,
        String status,
        @Nullable String statusReason,
        boolean overdue,
        Instant changedAt,
        List<Check> checkpoints) {

    /**
     * @param state pending, cancelled, or the final verdict
     * @param lastLook what was measured last, and how it was judged
     */
    public record Check(
            String checkpointId,
            String state,
            @Nullable String artefact,
            @Nullable JsonNode criterion,
            @Nullable Instant lookAt,
            @Nullable Instant deadline,
            int extensions,
            @Nullable JsonNode lastLook) {}
}
