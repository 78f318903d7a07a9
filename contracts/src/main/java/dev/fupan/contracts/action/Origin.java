package dev.fupan.contracts.action;

import dev.fupan.contracts.loop.OneOf;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where an action comes from; which ids are given depends on the kind.
 *
 * @param scheduledDate of a recurrence: the occurrence's local date, unique in its series
 */
public record Origin(
        @OneOf({"review", "manual", "checkpoint", "recurrence"})
        String kind,

        @Nullable String reviewId,
        @Nullable String decisionId,
        @Nullable String actionId,
        @Nullable String checkpointId,
        @Nullable Integer lookNo,
        @Nullable String seriesId,
        @Nullable LocalDate scheduledDate) {}
