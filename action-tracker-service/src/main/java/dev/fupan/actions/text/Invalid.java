package dev.fupan.actions.text;

import dev.fupan.kit.problem.ProblemType;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import java.util.Map;

/** A request of which one place breaks a rule. */
public final class Invalid {

    private Invalid() {}

    /**
     * @param pointer the place, {@code /until}
     * @param expected what would do, {@code a date that exists}
     */
    public static HttpProblem at(String pointer, String expected) {
        return ProblemType.INVALID
                .because(pointer + ": expected " + expected + ".")
                .with("violations", List.of(Map.of("pointer", pointer, "expected", expected)))
                .asException();
    }
}
