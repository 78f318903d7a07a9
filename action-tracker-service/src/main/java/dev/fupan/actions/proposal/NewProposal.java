package dev.fupan.actions.proposal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a proposal, for the description of the interface; {@link ProposalForm} reads it. */
@Schema(name = "NewProposal")
record NewProposal(
        @Schema(enumeration = {"ownerId", "dueDate", "criterion", "cancel", "verify"})
        String field,

        @Schema(description = "a person's id, a date, or {checkpointId, criterion}; nothing for cancel and verify")
        @Nullable
        Object value,

        String reason) {}
