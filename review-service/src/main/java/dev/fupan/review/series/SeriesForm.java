package dev.fupan.review.series;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fupan.kit.form.Form;
import dev.fupan.kit.form.Violation;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How often a session comes again, as people ask for it. What the sessions are about stands in the same body in the
 * fields of a session, but for its period and its meeting, which follow from the rhythm.
 */
record SeriesForm(Rhythm rhythm, @Nullable LocalDate until, int daysAhead) {

    private static final Set<String> FIELDS = Set.of("frequency", "every", "firstMeeting", "until", "daysAhead");
    private static final int AHEAD = 14;

    /** Takes its own fields out of the body and leaves the rest. */
    static SeriesForm take(ObjectNode body) {
        ObjectNode own = body.objectNode();
        for (String name : FIELDS) {
            JsonNode value = body.remove(name);
            if (value != null) own.set(name, value);
        }
        List<Violation> found = new ArrayList<>();
        Form form = new Form(own, "", found, FIELDS);
        String frequency = form.oneOf("frequency", Rhythm.FREQUENCIES, null);
        int every = form.whole("every", 1, 12, 1);
        LocalDateTime first = first(form);
        LocalDate until = form.date("until");
        if (until != null && first != null && until.isBefore(first.toLocalDate()))
            form.wrong("until", "a date from the first meeting on");
        int ahead = form.whole("daysAhead", 1, 60, AHEAD);
        Violation.throwIfAny(found);
        if (first == null) throw new IllegalStateException("a violation was not told");
        return new SeriesForm(new Rhythm(frequency, every, first), until, ahead);
    }

    private static @Nullable LocalDateTime first(Form form) {
        String text = form.optional("firstMeeting", Form.SHORT);
        try {
            LocalDateTime first = text == null ? null : LocalDateTime.parse(text);
            if (first != null && first.getYear() >= 2000 && first.getYear() < 2200) return first;
        } catch (DateTimeException none) {
            // told below
        }
        form.wrong("firstMeeting", "a local time of the workspace, like 2026-12-01T09:00");
        return null;
    }
}
