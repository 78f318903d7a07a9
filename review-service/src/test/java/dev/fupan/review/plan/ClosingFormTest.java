package dev.fupan.review.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.kit.form.Json;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** in every combination: goals, reason for no action, and whether an action stands. */
class ClosingFormTest {

    private static final String LONG = "x".repeat(500);

    // each with whether it is a list of goals
    private static final Map<String, Boolean> GOALS = Map.of(
            "",
            false,
            "null",
            false,
            "[]",
            false,
            "[\" \"]",
            false,
            "[\"a\", \"\"]",
            false,
            "\"more\"",
            false,
            "[\"10 % intent\"]",
            true,
            "[\"" + LONG + "\"]",
            true,
            list(20),
            true,
            list(21),
            false);

    private enum Reason {
        NONE,
        GOOD,
        BAD
    }

    private static final Map<String, Reason> REASONS = Map.of(
            "",
            Reason.NONE,
            "null",
            Reason.NONE,
            "\"we wait for the fair\"",
            Reason.GOOD,
            "\"" + LONG + "\"",
            Reason.GOOD,
            "\"" + LONG + "x\"",
            Reason.BAD,
            "\"  \"",
            Reason.BAD,
            "7",
            Reason.BAD);

    @Test
    void aSessionClosesWithGoalsAndEitherAnActionOrTheReasonForNone() {
        int accepted = 0;
        for (var goals : GOALS.entrySet())
            for (var reason : REASONS.entrySet())
                for (boolean action : new boolean[] {true, false}) {
                    String body = body(goals.getKey(), reason.getKey());
                    boolean fits = goals.getValue()
                            && reason.getValue() != Reason.BAD
                            && action == (reason.getValue() == Reason.NONE);
                    Throwable refused = catchThrowable(() ->
                            ClosingForm.read(Json.read(body, JsonNode.class)).demandFits(action));
                    if (fits) {
                        assertThat(refused)
                                .as("%s with action %s", body, action)
                                .isNull();
                        accepted++;
                    } else {
                        assertThat(refused)
                                .as("%s with action %s", body, action)
                                .isInstanceOf(HttpProblem.class);
                        List<String> named = pointers((HttpProblem) refused);
                        if (!goals.getValue()) assertThat(named).as(body).anyMatch(one -> one.startsWith("/nextGoals"));
                        if (goals.getValue()) assertThat(named).as(body).containsExactly("/noActionReason");
                    }
                }
        assertThat(accepted)
                .as("3 lists of goals, with 2 ways of no reason or 2 reasons")
                .isEqualTo(12);
    }

    private static List<String> pointers(HttpProblem problem) {
        List<?> violations = (List<?>) problem.getParameters().get("violations");
        List<String> pointers = new ArrayList<>();
        for (Object one : violations) pointers.add((String) ((Map<?, ?>) one).get("pointer"));
        return pointers;
    }

    private static String body(String goals, String reason) {
        List<String> fields = new ArrayList<>();
        if (!goals.isEmpty()) fields.add("\"nextGoals\": " + goals);
        if (!reason.isEmpty()) fields.add("\"noActionReason\": " + reason);
        return "{" + String.join(", ", fields) + "}";
    }

    private static String list(int size) {
        return Collections.nCopies(size, "\"goal\"").toString();
    }
}
