package dev.fupan.actions.desk;

import dev.fupan.actions.action.Tracked;
import dev.fupan.kit.problem.ProblemType;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Why an action is not made, changed or shown, in words that say what to do. */
public final class Refusals {

    private static final ProblemType NOT_ALLOWED =
            new ProblemType("role-missing", 403, "Your role does not allow this");

    private static final Pattern REVISION = Pattern.compile("(\\d{1,18})(\\.\\p{XDigit}{1,8})?");

    private Refusals() {}

    public static HttpProblem unknown() {
        return ProblemType.NOT_FOUND
                .because("There is no such action in this workspace.")
                .asException();
    }

    public static HttpProblem notYours(String detail) {
        return NOT_ALLOWED.because(detail).asException();
    }

    public static HttpProblem noSuchMove(Tracked tracked, String to) {
        var possible = tracked.possibleMoves();
        String detail = possible.contains(to)
                ? "Say why: this move needs a reason."
                : "From " + tracked.action().status().word() + " an action cannot become " + to + ".";
        return ProblemType.CONFLICT
                .because(detail)
                .with("possible", possible.stream().sorted().toList())
                .asException();
    }

    public static HttpProblem conflict(String detail) {
        return ProblemType.CONFLICT.because(detail).asException();
    }

    /** The revision that the client changes; it must have one. */
    public static long revision(@Nullable String ifMatch) {
        if (ifMatch == null)
            throw ProblemType.PRECONDITION_REQUIRED
                    .because("Send the ETag of the action that you change as If-Match.")
                    .asException();
        String bare = ifMatch.replace("W/", "").replace("\"", "").trim();
        var digits = REVISION.matcher(bare);
        return digits.matches() ? Long.parseLong(digits.group(1)) : -1;
    }

    public static void unchangedSince(long revision, Tracked tracked) {
        if (tracked.action().revision() != revision)
            throw changedMeanwhile(tracked.action().revision());
    }

    public static HttpProblem changedMeanwhile(long revision) {
        return ProblemType.CHANGED_MEANWHILE
                .because("Read it again and repeat your change on that.")
                .with("revision", revision)
                .asException();
    }
}
