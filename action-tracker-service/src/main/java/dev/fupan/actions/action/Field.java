package dev.fupan.actions.action;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.actions.criterion.Violation;
import dev.fupan.actions.text.TextRule;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One object of a request, read field by field; what is wrong is collected, so that all of it is told at once. */
final class Field {

    static final int SHORT = 200;

    private final JsonNode object;
    private final String pointer;
    private final List<Violation> found;

    Field(JsonNode object, String pointer, List<Violation> found, Set<String> known) {
        this.object = object;
        this.pointer = pointer;
        this.found = found;
        if (!object.isObject()) {
            found.add(new Violation(pointer, "an object"));
            return;
        }
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name))
                wrong(name.length() > SHORT ? "" : name, "one of " + String.join(", ", new java.util.TreeSet<>(known)));
        }
    }

    void wrong(String name, String expected) {
        found.add(new Violation(pointer + "/" + name, expected));
    }

    boolean has(String name) {
        return object.has(name);
    }

    JsonNode node(String name) {
        return object.path(name);
    }

    String pointer(String name) {
        return pointer + "/" + name;
    }

    private boolean absent(String name) {
        return node(name).isMissingNode() || node(name).isNull();
    }

    /** Empty, and a violation, when it is missing or does not fit. */
    String required(String name, int max) {
        String text = optional(name, max);
        if (text == null && absent(name)) wrong(name, TextRule.expected(max));
        return text == null ? "" : text;
    }

    @Nullable
    String optional(String name, int max) {
        if (absent(name)) return null;
        JsonNode node = node(name);
        if (node.isTextual() && TextRule.fits(node.textValue(), max))
            return node.textValue().strip();
        wrong(name, TextRule.expected(max));
        return null;
    }

    String oneOf(String name, Set<String> words, @Nullable String otherwise) {
        if (absent(name) && otherwise != null) return otherwise;
        String text = node(name).isTextual() ? node(name).textValue() : "";
        if (!words.contains(text)) wrong(name, "one of " + String.join(", ", new java.util.TreeSet<>(words)));
        return text;
    }

    @Nullable
    LocalDate date(String name) {
        if (absent(name)) return null;
        try {
            if (!node(name).isTextual()) throw new DateTimeException("no text");
            LocalDate date = LocalDate.parse(node(name).textValue());
            if (date.getYear() >= 2000 && date.getYear() < 2200) return date;
        } catch (DateTimeException impossible) {
            // told below
        }
        wrong(name, "a date that exists, like 2026-11-30, between 2000 and 2199");
        return null;
    }

    @Nullable
    Instant instant(String name) {
        if (absent(name)) return null;
        try {
            if (!node(name).isTextual()) throw new DateTimeException("no text");
            Instant instant = Instant.parse(node(name).textValue());
            int year = instant.atZone(java.time.ZoneOffset.UTC).getYear();
            if (year >= 2000 && year < 2200) return instant.truncatedTo(java.time.temporal.ChronoUnit.MICROS);
        } catch (DateTimeException impossible) {
            // told below
        }
        wrong(name, "a time like 2026-11-30T09:00:00Z, between 2000 and 2199");
        return null;
    }

    List<String> texts(String name, int most, int max) {
        List<String> texts = new ArrayList<>();
        if (absent(name)) return texts;
        JsonNode node = node(name);
        if (!node.isArray() || node.size() > most) {
            wrong(name, "a list of at most " + most + " texts");
            return texts;
        }
        for (int i = 0; i < node.size(); i++) {
            JsonNode one = node.get(i);
            if (one.isTextual() && TextRule.fits(one.textValue(), max)) texts.add(one.textValue());
            else wrong(name + "/" + i, TextRule.expected(max));
        }
        return texts;
    }
}
