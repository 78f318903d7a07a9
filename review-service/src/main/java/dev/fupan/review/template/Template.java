package dev.fupan.review.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A frame for reviews, in one of its versions.
 *
 * @param title by language, {@code en} and {@code zh}
 * @param metrics ids of the metrics that the review looks at; null = all that the pack has
 */
public record Template(
        String key,
        int version,
        Map<String, String> title,
        Minimum minimum,
        @Nullable List<String> metrics,
        List<Phase> phases,
        List<Material> materials) {

    /** How many must take part, and how many of them in which role. */
    public record Minimum(int participants, Map<String, Integer> roles) {}

    /** @param minutes the timebox; its end only signals */
    public record Phase(String key, Map<String, String> title, int minutes, List<String> sections) {}

    /** Something to be collected before the meeting. */
    public record Material(String key, Map<String, String> title) {}

    public Optional<Phase> phase(String phaseKey) {
        return phases.stream().filter(one -> one.key().equals(phaseKey)).findFirst();
    }

    /** The phase in which the group settles on its core problem; empty where the template has none. */
    public Optional<String> phaseOfCoreProblem() {
        return phases.stream()
                .filter(one -> one.sections().contains("core_problem"))
                .map(Phase::key)
                .findFirst();
    }

    public List<String> phaseKeys() {
        return phases.stream().map(Phase::key).toList();
    }

    /** What the participants lack, given how many there are of each role; empty = the review can start. */
    public Optional<String> missing(Map<String, Long> byRole) {
        long all = byRole.values().stream().mapToLong(Long::longValue).sum();
        if (byRole.getOrDefault("facilitator", 0L) < 1) return Optional.of("a facilitator");
        String roles = minimum.roles().entrySet().stream()
                .filter(one -> byRole.getOrDefault(one.getKey(), 0L) < one.getValue())
                .map(one -> one.getValue() + " " + one.getKey())
                .sorted()
                .collect(Collectors.joining(", "));
        if (!roles.isEmpty()) return Optional.of(roles);
        return all < minimum.participants()
                ? Optional.of(minimum.participants() + " participants, not " + all)
                : Optional.empty();
    }
}
