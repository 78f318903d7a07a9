package dev.fupan.contracts.workspace;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step of a pipeline, in its order.
 *
 * <p>The step with outcome {@code won} is reached by the standing win; its stage names say won.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Step(
        @JsonProperty(required = true) String step,
        @Nullable String outcome,
        List<ReachedBy> reachedBy) {

    public static final String WON = "won";

    public Step {
        requireNonNull(step, "step");
        if (step.isBlank()) {
            throw new IllegalArgumentException("a step has a name");
        }
        if (outcome != null && !outcome.equals(WON)) {
            throw new IllegalArgumentException("the outcome of a step is won or absent, not " + outcome);
        }
        reachedBy = Absent.asEmpty(reachedBy);
    }

    static Step of(String step, ReachedBy... ways) {
        return new Step(step, null, List.of(ways));
    }
}
