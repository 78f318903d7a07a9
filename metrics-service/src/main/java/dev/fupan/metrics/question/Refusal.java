package dev.fupan.metrics.question;

import dev.fupan.kit.problem.ProblemType;
import java.util.Collection;
import java.util.List;

/** Why a question is not answered, with what would be allowed instead. */
public final class Refusal {
    private static final ProblemType NOT_YET = new ProblemType("not-yet", 503, "The answer is not final yet");

    private Refusal() {}

    /** A value that does not fit its parameter. */
    public static RuntimeException of(String parameter, String detail) {
        return ProblemType.INVALID.because(detail).with("parameter", parameter).asException();
    }

    /** A name that is not among those that are known. */
    public static RuntimeException unknown(String parameter, String given, Collection<String> allowed) {
        return ProblemType.INVALID
                .because("'" + given + "' is not allowed for " + parameter + "; allowed are "
                        + String.join(", ", allowed) + ".")
                .with("parameter", parameter)
                .with("allowed", List.copyOf(allowed))
                .asException();
    }

    /** A resource that does not exist, where nothing else could be meant. */
    public static RuntimeException notFound(String detail) {
        return ProblemType.NOT_FOUND.because(detail).asException();
    }

    /** A resource that does not exist beside those that do. */
    public static RuntimeException notFound(String detail, Collection<String> allowed) {
        return ProblemType.NOT_FOUND
                .because(detail)
                .with("allowed", List.copyOf(allowed))
                .asException();
    }

    /** An answer that could still change, with the seconds after which asking again makes sense. */
    public static RuntimeException notYet(String detail, int seconds) {
        return NOT_YET.because(detail).retryAfter(seconds).asPassing();
    }
}
