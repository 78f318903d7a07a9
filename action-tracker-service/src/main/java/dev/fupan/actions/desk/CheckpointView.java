package dev.fupan.actions.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.fupan.contracts.action.Criterion;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint as clients see it.
 *
 * @param lookAt as of when the next look looks
 * @param late the look should have been taken already
 * @param trouble why it was not
 */
@Schema(name = "Checkpoint")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CheckpointView(
        UUID id,
        UUID actionId,
        @Nullable String artefact,
        @Nullable LocalDate dueDate,

        @Schema(implementation = Criterion.class) @JsonRawValue @Nullable
        String criterion,

        int criterionVersion,
        Instant startAt,
        int lookNo,
        @Nullable Instant lookAt,
        @Nullable Instant deadline,
        int extensions,
        String state,
        @Nullable String stateReason,
        boolean late,
        @Nullable String trouble,
        @Nullable List<LookView> looks) {

    CheckpointView with(List<LookView> taken) {
        return new CheckpointView(
                id,
                actionId,
                artefact,
                dueDate,
                criterion,
                criterionVersion,
                startAt,
                lookNo,
                lookAt,
                deadline,
                extensions,
                state,
                stateReason,
                late,
                trouble,
                taken);
    }

    /** A look with its verdict, all that is needed to ask again, and what was decided. */
    @Schema(name = "Look")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LookView(
            int criterionVersion,
            int lookNo,
            Instant asOf,
            String grace,
            Instant evaluatedAt,
            boolean late,
            String verdict,

            @com.fasterxml.jackson.annotation.JsonProperty("final")
            boolean isFinal,

            @Nullable String decision,
            @JsonRawValue String answer) {}
}
