package dev.fupan.review.problem;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Problems as the description of the API shows them; {@link ProblemForm} reads them. */
final class ProblemBody {

    private ProblemBody() {}

    @Schema(name = "NewProblem")
    record New(
            @NotNull @Size(max = 500) String statement,
            @NotNull @Size(max = 200) String packId,
            @NotNull @Size(max = 200) String numberKey,
            @Min(1) @Max(5) int weight,
            Estimate estimate) {}

    /** What is left out stays. */
    @Schema(name = "ProblemChange")
    record Change(
            @Size(max = 500) String statement,
            @Size(max = 200) String packId,
            @Size(max = 200) String numberKey,
            @Min(1) @Max(5) int weight,
            Estimate estimate) {}

    /** How far it is off where the pack holds the number against nothing. */
    @Schema(name = "ProblemEstimate")
    record Estimate(
            @NotNull @Schema(description = "A share from 0 to 1 with at most four decimals", examples = "0.25")
            String shortfall,

            @NotNull @Size(max = 500) String basis) {}
}
