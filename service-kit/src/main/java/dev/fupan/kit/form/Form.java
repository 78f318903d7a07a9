package dev.fupan.kit.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One object of a request, read field by field; what is wrong is collected, so that all of it is told at once. */
public final class Form {

    public static final int SHORT = 200;

    private final JsonNode object;
    private final String pointer;
    private final List<Violation> found;

    public Form(JsonNode object, String pointer, List<Violation> found, Set<String> known) {
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

    public void wrong(String name, String expected) {
        found.add(new Violation(pointer + "/" + name, expected));
    }

    public boolean has(String name) {
        return object.has(name);
    }

    public JsonNode node(String name) {
        return object.path(name);
    }

    public String pointer(String name) {
        return pointer + "/" + name;
    }

    /** A form within this one. */
    public Form inner(String name, Set<String> known) {
        return new Form(node(name), pointer(name), found, known);
    }

    public List<Violation> found() {
        return found;
    }

    public boolean absent(String name) {
        return node(name).isMissingNode() || node(name).isNull();
    }

    /** Empty, and a violation, when it is missing or does not fit. */
    public String required(String name, int max) {
        String text = optional(name, max);
        if (text == null && absent(name)) wrong(name, TextRule.expected(max));
        return text == null ? "" : text;
    }

    public @Nullable String optional(String name, int max) {
        if (absent(name)) return null;
        JsonNode node = node(name);
        if (node.isTextual() && TextRule.fits(node.textValue(), max))
            return node.textValue().strip();
        wrong(name, TextRule.expected(max));
        return null;
    }

    public String oneOf(String name, Set<String> words, @Nullable String otherwise) {
        if (absent(name) && otherwise != null) return otherwise;
        String text = node(name).isTextual() ? node(name).textValue() : "";
        if (!words.contains(text)) wrong(name, "one of " + String.join(", ", new java.util.TreeSet<>(words)));
        return text;
    }

    /** A whole number between the two, both included; {@code otherwise} when it is missing or wrong. */
    public int whole(String name, int least, int most, int otherwise) {
        if (absent(name)) return otherwise;
        JsonNode node = node(name);
        if (node.isIntegralNumber() && node.canConvertToInt() && node.intValue() >= least && node.intValue() <= most)
            return node.intValue();
        wrong(name, "a whole number from " + least + " to " + most);
        return otherwise;
    }

    public @Nullable LocalDate date(String name) {
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

    public @Nullable Instant instant(String name) {
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

    public List<String> texts(String name, int most, int max) {
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
