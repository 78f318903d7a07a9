package dev.fupan.actions.action;

import dev.fupan.actions.criterion.Violation;
import dev.fupan.kit.problem.ProblemType;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why an action is not made, changed or shown, in words that say what to do. */
final class Refusals {

    private static final ProblemType NOT_ALLOWED =
            new ProblemType("role-missing", 403, "Your role does not allow this");

    private Refusals() {}

    static void throwIfAny(List<Violation> found) {
        if (found.isEmpty()) return;
        Violation first = found.get(0);
        throw ProblemType.INVALID
                .because(first.pointer() + ": expected " + first.expected() + ".")
                .with(
                        "violations",
                        found.stream()
                                .map(one -> Map.of("pointer", one.pointer(), "expected", one.expected()))
                                .toList())
                .asException();
    }

    static HttpProblem unknown() {
        return ProblemType.NOT_FOUND
                .because("There is no such action in this workspace.")
                .asException();
    }

    static HttpProblem notYours(String detail) {
        return NOT_ALLOWED.because(detail).asException();
    }

    static HttpProblem noSuchMove(Tracked tracked, String to) {
        var possible = tracked.possibleMoves();
        String detail = possible.contains(to)
                ? "Say why: this move needs a reason."
                : "From " + tracked.action().status().word() + " an action cannot become " + to + ".";
        return ProblemType.CONFLICT
                .because(detail)
                .with("possible", possible.stream().sorted().toList())
                .asException();
    }

    static HttpProblem conflict(String detail) {
        return ProblemType.CONFLICT.because(detail).asException();
    }

    /** The revision that the client changes; it must have one. */
    static long revision(@Nullable String ifMatch) {
        if (ifMatch == null)
            throw ProblemType.PRECONDITION_REQUIRED
                    .because("Send the ETag of the action that you change as If-Match.")
                    .asException();
        String bare = ifMatch.replace("W/", "").replace("\"", "").trim();
        var digits = java.util.regex.Pattern.compile("(\\d{1,18})[or]*").matcher(bare);
        return digits.matches() ? Long.parseLong(digits.group(1)) : -1;
    }

    static void unchangedSince(long revision, Tracked tracked) {
        if (tracked.action().revision() != revision)
            throw ProblemType.CHANGED_MEANWHILE
                    .because("Read the action again and repeat your change on that.")
                    .with("revision", tracked.action().revision())
                    .asException();
    }
}
