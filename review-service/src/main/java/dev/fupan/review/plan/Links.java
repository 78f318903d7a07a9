package dev.fupan.review.plan;

import dev.fupan.contracts.review.ReviewEvent.ActionAgreed;
import dev.fupan.kit.form.Violation;
import dev.fupan.review.cause.CauseView;
import dev.fupan.review.problem.ProblemView;
import java.util.ArrayList;
import java.util.List;

/** An action goes against a problem and a cause of its own session, if it names them. */
final class Links {

    private Links() {}

    static void demandFit(ActionAgreed agreed, List<ProblemView.Ranked> problems, List<CauseView> causes) {
        List<Violation> found = new ArrayList<>();
        String problem = agreed.problemId();
        if (problem != null
                && problems.stream().noneMatch(one -> one.problem().id().equals(problem)))
            found.add(new Violation("/problemId", "the id of a problem of this session"));
        String cause = agreed.causeId();
        if (cause != null
                && causes.stream()
                        .noneMatch(one -> one.id().equals(cause)
                                && (problem == null || one.problemId().equals(problem))))
            found.add(new Violation("/causeId", "the id of a cause of this session, and of that problem"));
        Violation.throwIfAny(found);
    }
}
