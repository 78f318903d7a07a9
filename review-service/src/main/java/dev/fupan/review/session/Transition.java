package dev.fupan.review.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.kit.form.Form;
import dev.fupan.kit.form.Violation;
import dev.fupan.kit.problem.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Moves of a session as people ask for them, and why one is refused. */
public final class Transition {

    private static final int REASON = 500;

    private Transition() {}

    /** To which phase, and why those between are left out. */
    record Wish(String to, @Nullable String reason) {}

    static Wish wish(JsonNode body) {
        List<Violation> found = new ArrayList<>();
        Form form = new Form(body, "", found, Set.of("to", "reason"));
        Wish wish = new Wish(form.required("to", Form.SHORT), form.optional("reason", REASON));
        Violation.throwIfAny(found);
        return wish;
    }

    /** The reason of a body that has nothing else. */
    public static String reason(JsonNode body) {
        List<Violation> found = new ArrayList<>();
        String reason = new Form(body, "", found, Set.of("reason")).required("reason", REASON);
        Violation.throwIfAny(found);
        return reason;
    }

    static void start(HeldSession held) {
        String missing = held.missingForStart();
        if (missing != null)
            throw ProblemType.CONFLICT
                    .because("This template starts with " + missing + "; add participants first.")
                    .with("missing", missing)
                    .asException();
        if (!held.start()) throw refused(held, "start");
    }

    static void enterPhase(HeldSession held, Wish wish) {
        if (!(held.state() instanceof SessionState.Running running)) throw refused(held, "enter a phase");
        if (isWithoutCoreProblem(held, running, wish))
            throw ProblemType.CONFLICT
                    .because(
                            "Settle on the core problem first (POST .../problems/{id}/make-core), or give a reason why you"
                                    + " go on without one.")
                    .with("phase", running.phase())
                    .with("missing", "core problem")
                    .asException();
        if (held.enterPhase(wish.to(), wish.reason())) return;
        List<String> skipped = running.phases().contains(wish.to()) ? running.skippedTo(wish.to()) : List.of();
        String detail = skipped.isEmpty()
                ? "From " + running.phase() + " this session goes to another of its phases."
                : "Say why you skip " + String.join(", ", skipped) + ".";
        throw ProblemType.CONFLICT
                .because(detail)
                .with("phase", running.phase())
                .with("possible", running.phases())
                .asException();
    }

    // how it came about is looked at when it is clear what came out.
    private static boolean isWithoutCoreProblem(HeldSession held, SessionState.Running running, Wish wish) {
        return held.session().coreProblemId() == null
                && wish.reason() == null
                && held.isBehindCoreProblem(wish.to())
                && !held.isBehindCoreProblem(running.phase());
    }

    /** Fails unless the group is at work. */
    public static void demandRunning(HeldSession held, String what) {
        if (!held.session().isRunning()) throw refused(held, what);
    }

    /** What is said of a session whose state does not allow it: "a session that is closed cannot ...". */
    public static RuntimeException refused(HeldSession held, String what) {
        return ProblemType.CONFLICT
                .because("A session that is " + held.state().word() + " cannot " + what + ".")
                .with("state", held.state().word())
                .asException();
    }
}
