package dev.fupan.actions.message;

import dev.fupan.contracts.action.ActionEvent.CheckpointEvaluated;
import dev.fupan.contracts.action.Criterion;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a mail about a verdict tells. */
record VerdictFacts(
        UUID actionId,
        String measure,
        CheckpointEvaluated evaluated,
        Criterion criterion,
        @Nullable String decision) {}
