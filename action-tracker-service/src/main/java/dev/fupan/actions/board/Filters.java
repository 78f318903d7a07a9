package dev.fupan.actions.board;

import dev.fupan.actions.action.Plan;
import dev.fupan.actions.action.Status;
import dev.fupan.kit.form.TextRule;
import dev.fupan.kit.form.Violation;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which actions a list is to hold; what is null does not matter.
 *
 * @param statuses empty = all
 * @param dueFrom the first due date
 * @param dueBefore the day after the last one
 */
record Filters(
        Set<String> statuses,
        @Nullable String owner,
        @Nullable String helper,
        @Nullable String review,
        @Nullable LocalDate dueFrom,
        @Nullable LocalDate dueBefore,
        @Nullable String category,
        @Nullable String area,
        @Nullable UUID series) {

    private static final Set<String> PAGE = Set.of("cursor", "limit");
    private static final Set<String> KNOWN =
            Set.of("status", "open", "due", "owner", "helper", "review", "from", "to", "category", "area", "series");
    private static final Set<String> DUE = Set.of("this_week", "next_week", "overdue");
    private static final int TEXT = 200;

    /** Whether only the state is asked for, which is open to everyone. */
    boolean isByStatusAlone() {
        return owner == null
                && helper == null
                && review == null
                && dueFrom == null
                && dueBefore == null
                && category == null
                && area == null
                && series == null;
    }

    /** From the parameters of a request; throws the problem that names all that is wrong. */
    static Filters read(Map<String, List<String>> parameters, LocalDate today) {
        Reading reading = new Reading(parameters);
        reading.refuseUnknown();
        Set<String> statuses = new TreeSet<>(reading.words("status", Status.WORDS));
        String open = reading.word("open", Set.of("true", "false"));
        if (open != null) statuses = onlyOpen(statuses, open.equals("true"));
        LocalDate from = reading.date("from");
        LocalDate to = reading.date("to");
        String due = reading.word("due", DUE);
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        if (due != null) {
            statuses = onlyOpen(statuses, true);
            from = due.equals("overdue") ? null : due.equals("this_week") ? monday : monday.plusWeeks(1);
            to = due.equals("overdue") ? today : due.equals("this_week") ? monday.plusWeeks(1) : monday.plusWeeks(2);
        }
        Filters filters = new Filters(
                statuses,
                reading.text("owner"),
                reading.text("helper"),
                reading.text("review"),
                from,
                to,
                reading.word("category", Plan.CATEGORIES),
                reading.word("area", Plan.AREAS),
                reading.id("series"));
        Violation.throwIfAny(reading.found);
        return filters;
    }

    private static Set<String> onlyOpen(Set<String> statuses, boolean open) {
        Set<String> kept = new TreeSet<>(statuses.isEmpty() ? Status.WORDS : statuses);
        kept.removeIf(one -> Status.OPEN.contains(one) != open);
        // Nothing is both; an empty set would mean all.
        if (kept.isEmpty()) kept.add("none");
        return kept;
    }

    private record Reading(Map<String, List<String>> parameters, List<Violation> found) {

        Reading(Map<String, List<String>> parameters) {
            this(parameters, new ArrayList<>());
        }

        void refuseUnknown() {
            for (String name : parameters.keySet())
                if (!KNOWN.contains(name) && !PAGE.contains(name))
                    found.add(new Violation(
                            "?" + name.substring(0, Math.min(40, name.length())),
                            "one of " + String.join(", ", new TreeSet<>(KNOWN))));
        }

        @Nullable
        String text(String name) {
            List<String> values = parameters.getOrDefault(name, List.of());
            if (values.isEmpty()) return null;
            String one = values.get(0);
            if (values.size() == 1 && TextRule.fits(one, TEXT)) return one;
            found.add(new Violation("?" + name, "one value, " + TextRule.expected(TEXT)));
            return null;
        }

        @Nullable
        String word(String name, Set<String> words) {
            String text = text(name);
            if (text != null && !words.contains(text)) wrong(name, words);
            return text;
        }

        List<String> words(String name, Set<String> words) {
            String text = text(name);
            if (text == null) return List.of();
            List<String> all = List.of(text.split(",", -1));
            if (!words.containsAll(all)) wrong(name, words);
            return all;
        }

        @Nullable
        LocalDate date(String name) {
            String text = text(name);
            try {
                return text == null ? null : LocalDate.parse(text);
            } catch (DateTimeException impossible) {
                found.add(new Violation("?" + name, "a date that exists, like 2026-11-30"));
                return null;
            }
        }

        @Nullable
        UUID id(String name) {
            String text = text(name);
            try {
                return text == null ? null : UUID.fromString(text);
            } catch (IllegalArgumentException none) {
                found.add(new Violation("?" + name, "an id as this service gives them"));
                return null;
            }
        }

        private void wrong(String name, Set<String> words) {
            found.add(new Violation("?" + name, "one of " + String.join(", ", new TreeSet<>(words))));
        }
    }
}
