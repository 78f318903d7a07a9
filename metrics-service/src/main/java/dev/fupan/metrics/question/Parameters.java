package dev.fupan.metrics.question;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request: known names only, each given at most once, values parsed on demand.
 *
 * <p>{@code filter[region]} is another way to write {@code filter.region}: clients that are made from the description
 * of the interface write it so.
 */
public final class Parameters {
    private static final Pattern BRACKETS = Pattern.compile("([^\\[\\].]+)\\[([^\\[\\]]+)]");

    private final Map<String, String> given = new TreeMap<>();

    private Parameters() {}

    /** @param known allowed names; one that ends with a dot allows every name that begins so */
    public static Parameters of(Map<String, List<String>> given, Set<String> known) {
        Parameters parameters = new Parameters();
        Set<String> met = new HashSet<>();
        given.forEach((written, values) -> {
            String name = dotted(written);
            if (!knows(known, name)) {
                throw Refusal.unknown("the query", written, shown(known));
            }
            if (!met.add(name) || values.size() > 1) {
                throw Refusal.of(name, name + " may be given once; several values are separated by commas.");
            }
            if (!values.isEmpty() && !values.get(0).isBlank()) {
                parameters.given.put(name, values.get(0).trim());
            }
        });
        return parameters;
    }

    public @Nullable String text(String name) {
        return given.get(name);
    }

    /** Values separated by commas, in the order given. */
    public List<String> list(String name) {
        String text = given.get(name);
        return text == null ? List.of() : split(text);
    }

    /** The parameters whose names begin so, without that beginning. */
    public Map<String, Set<String>> beginningWith(String prefix) {
        Map<String, Set<String>> found = new TreeMap<>();
        given.forEach((name, text) -> {
            if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), new LinkedHashSet<>(split(text)));
            }
        });
        return found;
    }

    public boolean flag(String name) {
        return "true".equals(choice(name, List.of("true", "false"), "false"));
    }

    public String choice(String name, List<String> allowed, String otherwise) {
        String text = given.getOrDefault(name, otherwise);
        if (!allowed.contains(text)) {
            throw Refusal.unknown(name, text, allowed);
        }
        return text;
    }

    /** A constant of the enum, in lower case with hyphens on the wire; null when not given. */
    public <E extends Enum<E>> @Nullable E constant(String name, Class<E> type) {
        String text = given.get(name);
        if (text == null) {
            return null;
        }
        List<String> names = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            String wire = wireName(constant);
            if (wire.equals(text)) {
                return constant;
            }
            names.add(wire);
        }
        throw Refusal.unknown(name, text, names);
    }

    public @Nullable LocalDate date(String name) {
        return parsed(name, LocalDate::parse, "a date like 2026-07-01");
    }

    public @Nullable Instant instant(String name) {
        return parsed(
                name, text -> OffsetDateTime.parse(text).toInstant(), "an RFC 3339 time like 2026-07-01T00:00:00Z");
    }

    public @Nullable Duration duration(String name) {
        Duration duration = parsed(name, Duration::parse, "an ISO 8601 duration like PT15M");
        if (duration != null && duration.isNegative()) {
            throw Refusal.of(name, name + " must not be negative.");
        }
        return duration;
    }

    public @Nullable Long number(String name, long least, long most) {
        Long number = parsed(name, Long::valueOf, "a whole number");
        if (number != null && (number < least || number > most)) {
            throw Refusal.of(name, name + " is a whole number from " + least + " to " + most + ".");
        }
        return number;
    }

    /** The same text for the same question, whatever the order of its parameters. */
    public String canonical() {
        return given.toString();
    }

    private <T> @Nullable T parsed(String name, Function<String, T> parse, String expected) {
        String text = given.get(name);
        try {
            return text == null ? null : parse.apply(text);
        } catch (DateTimeException | NumberFormatException wrong) {
            throw Refusal.of(name, name + " is " + expected + ", not '" + text + "'.");
        }
    }

    private static String wireName(Enum<?> constant) {
        String[] words = constant.name().toLowerCase(Locale.ROOT).split("_", -1);
        return String.join("-", words);
    }

    private static List<String> split(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::trim)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private static String dotted(String name) {
        Matcher brackets = BRACKETS.matcher(name);
        return brackets.matches() ? brackets.group(1) + "." + brackets.group(2) : name;
    }

    private static boolean knows(Set<String> known, String name) {
        int dot = name.indexOf('.');
        return known.contains(name) || dot > 0 && dot < name.length() - 1 && known.contains(name.substring(0, dot + 1));
    }

    private static Set<String> shown(Set<String> known) {
        Set<String> shown = new TreeSet<>();
        known.forEach(name -> shown.add(name.endsWith(".") ? name + "<dimension>" : name));
        return shown;
    }
}
