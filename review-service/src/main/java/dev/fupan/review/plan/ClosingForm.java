package dev.fupan.review.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.kit.form.Form;
import dev.fupan.kit.form.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** With what a session closes: goals for the next period, and why nothing was agreed when nothing was. */
record ClosingForm(List<String> nextGoals, @Nullable String noActionReason) {

    private static final int TEXT = 500;
    private static final int MANY = 20;

    static ClosingForm read(JsonNode body) {
        List<Violation> found = new ArrayList<>();
        Form form = new Form(body, "", found, Set.of("nextGoals", "noActionReason"));
        List<String> goals = form.texts("nextGoals", MANY, TEXT);
        if (goals.isEmpty() && found.isEmpty()) form.wrong("nextGoals", "at least one goal for the next period");
        String reason = form.optional("noActionReason", TEXT);
        Violation.throwIfAny(found);
        return new ClosingForm(goals, reason);
    }

    /** A review ends with an action, or says why it does not; never both. */
    void demandFits(boolean anyAction) {
        if (anyAction == (noActionReason == null)) return;
        String expected = anyAction
                ? "nothing: actions were agreed"
                : "why no action was agreed; or agree on one before you close";
        Violation.throwIfAny(List.of(new Violation("/noActionReason", expected)));
    }
}
