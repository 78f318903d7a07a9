package dev.fupan.kit.problem;

import java.io.Serial;

/**
 * A refusal that time alone puts right: answered like every other problem, but nobody has to act, so that it is no
 * error in the log whatever its status.
 */
public final class PassingProblem extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    PassingProblem(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
