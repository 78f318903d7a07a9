package dev.fupan.actions.series;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.fupan.actions.action.Plan;
import dev.fupan.contracts.action.Recurrence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An action that comes again, as clients see it; its occurrences are actions, {@code /actions?series=id}.
 *
 * @param plan what the next occurrence will be, but for its due date
 * @param made how many occurrences there are
 * @param nextDate the scheduled date of the next one; absent = over
 * @param nextMadeAt when it becomes an action
 */
@Schema(name = "Series")
@JsonInclude(JsonInclude.Include.NON_NULL)
record SeriesView(
        UUID id,
        long revision,
        Plan plan,
        Recurrence recurrence,
        LocalDate firstDate,
        int made,
        @Nullable LocalDate nextDate,
        @Nullable LocalDate nextDueDate,
        @Nullable Instant nextMadeAt,
        @Nullable String endedReason,
        Instant createdAt,
        String createdBy) {}
