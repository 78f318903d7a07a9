package dev.fupan.actions.series;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.contracts.action.Recurrence;
import dev.fupan.kit.form.Form;
import dev.fupan.kit.form.Violation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A rule of recurrence as people write it. */
final class RecurrenceForm {

    private static final int MOST = 10_000;

    private RecurrenceForm() {}

    /**
     * Throws the problem that names everything that is wrong.
     *
     * @param pointer where it stands in what was sent
     */
    static Recurrence read(JsonNode json, String pointer, LocalDate first) {
        List<Violation> found = new ArrayList<>();
        Form form = new Form(json, pointer, found, Set.of("frequency", "interval", "days", "until", "count"));
        Recurrence rule = new Recurrence(
                form.required("frequency", Form.SHORT),
                form.whole("interval", 1, MOST, 1),
                form.texts("days", 7, Form.SHORT).stream().distinct().toList(),
                form.date("until"),
                form.absent("count") ? null : form.whole("count", 1, MOST, 1));
        if (found.isEmpty()) found.addAll(Rhythm.violations(rule, first, pointer));
        Violation.throwIfAny(found);
        return rule;
    }
}
