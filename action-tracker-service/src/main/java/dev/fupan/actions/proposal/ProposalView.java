package dev.fupan.actions.proposal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A proposal as clients see it.
 *
 * @param value the new owner's id or due date; of a criterion, its JSON with the checkpoint
 * @param answer why it was refused
 */
@Schema(name = "Proposal")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProposalView(
        UUID id,
        UUID actionId,
        String field,
        @Nullable String value,
        String reason,
        String state,
        Instant proposedAt,
        String proposedBy,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String answer) {}
