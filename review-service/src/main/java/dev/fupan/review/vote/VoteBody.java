package dev.fupan.review.vote;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Budgets and ballots as the description of the API shows them; {@link VoteForm} reads them. */
final class VoteBody {

    private VoteBody() {}

    @Schema(name = "VoteBudget")
    record Budget(@NotNull @Min(1) @Max(20) Integer budget) {}

    @Schema(name = "BallotVotes")
    record Votes(
            @NotNull @Schema(description = "Theme id to number of votes, together within the budget")
            Map<String, Integer> votes) {}
}
