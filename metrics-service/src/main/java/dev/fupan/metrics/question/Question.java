package dev.fupan.metrics.question;

import dev.fupan.metrics.calendar.Grain;
import dev.fupan.metrics.calendar.WorkspaceCalendar;
import dev.fupan.metrics.calendar.WorkspaceCalendar.Bucket;
import dev.fupan.metrics.kpi.Selection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What every question about numbers may say. */
public record Question(
        Period period,
        List<String> by,
        Map<String, Set<String>> filters,
        @Nullable Grain grain,
        boolean ownerNow,
        @Nullable String convertTo,
        @Nullable Compare compare,
        AsOf asOf,
        String canonical) {
    public static final String FILTER = "filter.";
    private static final int MOST_COMPARED = 100;
    private static final String OWNER = "owner";

    /** Names that a question about numbers may use, and these besides. */
    public static Set<String> parameters(List<String> more) {
        Set<String> names =
                new LinkedHashSet<>(List.of("by", FILTER, "grain", "ownerAsOf", "compare", "format", "table"));
        names.addAll(Period.PARAMETERS);
        names.addAll(AsOf.PARAMETERS);
        names.addAll(more);
        return names;
    }

    public static Question of(Parameters parameters) {
        return new Question(
                Period.of(parameters),
                parameters.list("by"),
                parameters.beginningWith(FILTER),
                parameters.constant("grain", Grain.class),
                parameters.choice("ownerAsOf", List.of("then", "today"), "then").equals("today"),
                currency(parameters.text("convertTo")),
                Compare.of(parameters),
                AsOf.of(parameters),
                parameters.canonical());
    }

    /** One about a whole period, neither broken down nor compared. */
    public static Question of(Period period, Map<String, Set<String>> filters, AsOf asOf, String canonical) {
        return new Question(period, List.of(), filters, null, false, null, null, asOf, canonical);
    }

    /** Refuses a dimension that is not among these; a name such as {@code attributes.*} allows a family. */
    public Question allowing(List<String> dimensions) {
        by.forEach(name -> check("by", name, dimensions));
        filters.keySet().forEach(name -> check(FILTER + name, name, dimensions));
        return this;
    }

    /** Whether the answer tells something about a person. */
    public boolean aboutPeople() {
        return by.contains(OWNER) || filters.containsKey(OWNER);
    }

    /** The owners that it is narrowed to, as of the counted time; empty when it may speak of others too. */
    public Set<String> onlyOwners() {
        return ownerNow ? Set.of() : filters.getOrDefault(OWNER, Set.of());
    }

    public Question onlyOwners(Set<String> owners) {
        Map<String, Set<String>> narrower = new TreeMap<>(filters);
        narrower.put(OWNER, owners);
        return new Question(period, by, narrower, grain, ownerNow, convertTo, compare, asOf, canonical);
    }

    public Question by(List<String> others) {
        return new Question(period, others, filters, grain, ownerNow, convertTo, compare, asOf, canonical);
    }

    public Selection selection(Bucket during) {
        return new Selection(during.from(), during.to(), by, filters, grain, ownerNow, convertTo);
    }

    /** The parts of the period that rows are made of: its calendar units where a grain is asked for, else the whole. */
    public List<Bucket> parts(Bucket whole, WorkspaceCalendar calendar) {
        return grain == null ? List.of(whole) : calendar.buckets(whole.from(), whole.to(), grain);
    }

    /** What each part is compared with, in their order; empty when no comparison is asked for. */
    public List<Bucket> compared(List<Bucket> parts, WorkspaceCalendar calendar, Instant evaluation) {
        if (compare == null) {
            return List.of();
        }
        if (parts.size() > MOST_COMPARED) {
            throw Refusal.of(
                    "grain",
                    "At most " + MOST_COMPARED + " parts of a period can be compared, not " + parts.size() + ".");
        }
        List<Bucket> compared = new ArrayList<>(parts.size());
        parts.forEach(part -> compared.add(compare.with(part, calendar, evaluation)));
        return compared;
    }

    private static void check(String parameter, String name, List<String> dimensions) {
        int dot = name.indexOf('.');
        boolean known = dimensions.contains(name) || dot > 0 && dimensions.contains(name.substring(0, dot) + ".*");
        if (!known) {
            throw Refusal.unknown(parameter, name, new TreeSet<>(dimensions));
        }
    }

    private static @Nullable String currency(@Nullable String text) {
        if (text != null && !text.matches("[A-Z]{3}")) {
            throw Refusal.of("convertTo", "convertTo is a currency of ISO 4217 such as EUR, not " + text + ".");
        }
        return text;
    }
}
