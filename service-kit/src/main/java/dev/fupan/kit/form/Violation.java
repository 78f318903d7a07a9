package dev.fupan.kit.form;

import dev.fupan.kit.problem.ProblemType;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import java.util.Map;

/** A field that breaks a rule, and what is expected there. */
public record Violation(String pointer, String expected) {

    /** Throws the problem that names everything that is wrong, when there is anything. */
    public static void throwIfAny(List<Violation> found) {
        if (!found.isEmpty()) throw all(found);
    }

    /** The problem of a request in which one place alone breaks a rule. */
    public static HttpProblem at(String pointer, String expected) {
        return all(List.of(new Violation(pointer, expected)));
    }

    private static HttpProblem all(List<Violation> found) {
        Violation first = found.get(0);
        return ProblemType.INVALID
                .because(first.pointer() + ": expected " + first.expected() + ".")
                .with(
                        "violations",
                        found.stream()
                                .map(one -> Map.of("pointer", one.pointer(), "expected", one.expected()))
                                .toList())
                .asException();
    }
}
