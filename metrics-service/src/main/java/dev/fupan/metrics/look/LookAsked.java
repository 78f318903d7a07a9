package dev.fupan.metrics.look;

import dev.fupan.metrics.catalogue.Metric;
import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.question.Parameters;
import dev.fupan.metrics.question.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A question of a checkpoint.
 *
 * @param start the population begins here
 * @param at as of when; the population ends before it
 * @param madeAt when the question came to be: what was known then counts
 * @param horizon how long each unit is watched, null to count all of them as they are
 */
record LookAsked(
        Metric metric,
        Instant start,
        Instant at,
        Duration grace,
        Instant madeAt,
        @Nullable Duration horizon,
        @Nullable Long position,
        @Nullable String step,
        Map<String, Set<String>> filters) {
    private static final String FILTER = "filter.";
    private static final String OWNER = "owner";
    private static final Duration LONGEST = Duration.ofDays(3_660);
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    private static final Set<String> NOT_BETWEEN_INSTANTS =
            Set.of("shortOfTarget", "costPerAcquired", "costPerIntended", "newCustomers", "funnelByOwner");
    private static final Set<String> WORK = Set.of("contacted", Look.RESEARCHED);

    static Set<String> parameters(Metric metric) {
        Set<String> names =
                new LinkedHashSet<>(List.of("start", "at", "grace", "madeAt", "horizon", "position", "step", FILTER));
        metric.dimensions()
                .forEach(name -> names.add(name.endsWith(".*") ? name.substring(0, name.length() - 1) : name));
        return names;
    }

    static LookAsked of(Metric metric, Parameters parameters, Duration usualGrace) {
        if (NOT_BETWEEN_INSTANTS.contains(metric.kpi())) {
            throw Refusal.of("metric", metric.id() + " is counted by whole periods; a checkpoint cannot look at it.");
        }
        Instant start = instant(parameters, "start");
        Instant at = instant(parameters, "at");
        if (!start.isBefore(at)) {
            throw Refusal.of("at", "at must lie after start.");
        }
        Instant madeAt = parameters.text("madeAt") == null ? at : instant(parameters, "madeAt");
        Duration grace = duration(parameters, "grace");
        Duration horizon = duration(parameters, "horizon");
        if (horizon != null && horizon.isZero()) {
            throw Refusal.of("horizon", "horizon is how long each unit is watched, and more than nothing.");
        }
        return new LookAsked(
                metric,
                start,
                at,
                grace == null ? usualGrace : grace,
                madeAt,
                horizon,
                parameters.number("position", -1, Long.MAX_VALUE),
                step(metric, parameters),
                filters(metric, parameters));
    }

    /** Until when a record must have been appended to count. */
    Instant limit() {
        return (madeAt.isAfter(at) ? madeAt : at).plus(grace);
    }

    Instant passed() {
        return at.plus(grace);
    }

    Cut cut(long last) {
        return Cut.LIVE.asOf(at).upTo(last);
    }

    boolean aboutPeople() {
        return filters.containsKey(OWNER);
    }

    Set<String> onlyOwners() {
        return filters.getOrDefault(OWNER, Set.of());
    }

    private static Map<String, Set<String>> filters(Metric metric, Parameters parameters) {
        Map<String, Set<String>> filters = new TreeMap<>(parameters.beginningWith(FILTER));
        for (String name : metric.dimensions()) {
            if (name.endsWith(".*")) {
                String family = name.substring(0, name.length() - 1);
                parameters.beginningWith(family).forEach((rest, values) -> filters.put(family + rest, values));
            } else if (parameters.text(name) != null) {
                filters.put(name, new LinkedHashSet<>(parameters.list(name)));
            }
        }
        for (String name : filters.keySet()) {
            boolean known = metric.dimensions().stream()
                    .anyMatch(each -> each.equals(name)
                            || each.endsWith(".*") && name.startsWith(each.substring(0, each.length() - 1)));
            if (!known) {
                throw Refusal.unknown(FILTER + name, name, metric.dimensions());
            }
        }
        return filters;
    }

    /** Of a funnel, or which of the two that M-41 counts. */
    private static @Nullable String step(Metric metric, Parameters parameters) {
        String step = parameters.text("step");
        if (step == null || metric.kpi().equals("funnel")) {
            return step;
        }
        if (!metric.kpi().equals(Look.WORKED)) {
            throw Refusal.of("step", "Only a funnel has steps, not " + metric.id() + ".");
        }
        if (!WORK.contains(step)) {
            throw Refusal.of("step", "step is contacted or researched.");
        }
        return step;
    }

    private static Instant instant(Parameters parameters, String name) {
        Instant instant = parameters.instant(name);
        if (instant == null) {
            throw Refusal.of(name, name + " is missing; it is an RFC 3339 time like 2026-07-01T00:00:00Z.");
        }
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw Refusal.of(name, name + " lies between the years 1900 and 2200.");
        }
        return instant;
    }

    private static @Nullable Duration duration(Parameters parameters, String name) {
        Duration duration = parameters.duration(name);
        if (duration != null && duration.compareTo(LONGEST) > 0) {
            throw Refusal.of(name, name + " is at most " + LONGEST.toDays() + " days.");
        }
        return duration;
    }
}
