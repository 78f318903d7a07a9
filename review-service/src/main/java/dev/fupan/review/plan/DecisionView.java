package dev.fupan.review.plan;

import dev.fupan.contracts.action.CheckpointPlan;
import dev.fupan.contracts.action.Recurrence;
import dev.fupan.contracts.review.ReviewEvent.ActionAgreed;
import dev.fupan.kit.criterion.Vagueness;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An agreed action as participants see it.
 *
 * @param missing what it lacks to be concrete: number, checkpoint, resources, degree
 * @param reason of the withdrawal
 */
record DecisionView(
        String decisionId,
        int ordinal,
        String state,
        String measure,
        String ownerId,
        List<String> helperIds,
        LocalDate dueDate,
        @Nullable String resources,
        String category,
        String area,
        @Nullable String degree,
        @Nullable String problemId,
        @Nullable String causeId,
        List<CheckpointPlan> checkpoints,
        @Nullable Recurrence recurrence,
        List<String> missing,
        Instant agreedAt,
        String agreedBy,
        @Nullable String reason) {

    static DecisionView of(Decision decision) {
        ActionAgreed agreed = decision.agreement();
        List<CheckpointPlan> checkpoints = agreed.checkpoints();
        boolean measured = checkpoints.stream().anyMatch(one -> one.criterion() != null);
        return new DecisionView(
                agreed.decisionId(),
                decision.ordinal(),
                decision.state(),
                agreed.measure(),
                agreed.ownerId(),
                agreed.helperIds(),
                agreed.dueDate(),
                agreed.resources(),
                agreed.category(),
                agreed.area(),
                agreed.degree(),
                agreed.problemId(),
                agreed.causeId(),
                checkpoints,
                agreed.recurrence(),
                Vagueness.missingIn(
                        agreed.measure(), agreed.degree(), agreed.resources(), !checkpoints.isEmpty(), measured),
                decision.agreedAt(),
                decision.agreedBy(),
                decision.reason());
    }
}
