package dev.fupan.review.reflection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.kit.form.Form;
import dev.fupan.kit.form.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What somebody writes down, and whether under their name. */
record ReflectionText(String text, boolean anonymous) {

    private static final int TEXT = 2_000;

    static ReflectionText read(JsonNode body) {
        List<Violation> found = new ArrayList<>();
        Form form = new Form(body, "", found, Set.of("text", "anonymous"));
        String text = form.required("text", TEXT);
        if (!form.absent("anonymous") && !form.node("anonymous").isBoolean()) form.wrong("anonymous", "true or false");
        Violation.throwIfAny(found);
        return new ReflectionText(text, form.node("anonymous").booleanValue());
    }

    // Private words have no place in a log file.
    @Override
    public String toString() {
        return "ReflectionText";
    }
}
