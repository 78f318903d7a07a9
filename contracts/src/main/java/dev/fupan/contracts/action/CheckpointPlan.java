package dev.fupan.contracts.action;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint as agreed: an artefact that a person shows, or a criterion that the stream checks; never both.
 *
 * @param dueDate when the artefact is expected; absent = the action's due date
 * @param startAt where the criterion's window starts; absent = when the action was agreed
 */
public record CheckpointPlan(
        String checkpointId,
        @Nullable String artefact,
        @Nullable LocalDate dueDate,
        @Nullable Criterion criterion,
        @Nullable Instant startAt) {}
