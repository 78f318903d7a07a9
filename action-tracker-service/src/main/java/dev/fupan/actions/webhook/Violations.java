package dev.fupan.actions.webhook;

import dev.fupan.kit.problem.ProblemType;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is wrong with a request, collected so that all of it is told at once. */
final class Violations {

    private final List<Map<String, String>> found = new ArrayList<>();

    void add(String pointer, String expected) {
        found.add(Map.of("pointer", pointer, "expected", expected));
    }

    void throwIfAny() {
        if (!found.isEmpty()) throw problem();
    }

    HttpProblem problem() {
        Map<String, String> first = found.get(0);
        return ProblemType.INVALID
                .because(first.get("pointer") + ": expected " + first.get("expected") + ".")
                .with("violations", List.copyOf(found))
                .asException();
    }
}
