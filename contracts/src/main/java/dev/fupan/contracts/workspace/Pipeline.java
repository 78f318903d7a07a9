package dev.fupan.contracts.workspace;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The way from the first contact to the win, as a company names it.
 *
 * @param key what the {@code pipeline} attribute of an event names
 * @param windowDays how long a cohort is watched, in days of 24 hours
 * @param lostStages stage names that say lost
 */
public record Pipeline(
        @JsonProperty(required = true) String key,
        String name,
        @JsonProperty(required = true) int windowDays,
        @JsonProperty(required = true) List<Step> steps,
        List<String> lostStages) {

    public Pipeline {
        requireNonNull(key, "key");
        name = name == null ? key : name;
        steps = Absent.asEmpty(steps);
        lostStages = Absent.asEmpty(lostStages);
        if (windowDays < 1) {
            throw new IllegalArgumentException("windowDays is at least 1, not " + windowDays);
        }
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("pipeline " + key + " has no steps");
        }
        checkNames(key, steps, lostStages);
    }

    /** One stage name can lead to one place only, otherwise a move would mean two things. */
    private static void checkNames(String key, List<Step> steps, List<String> lostStages) {
        Set<String> names = new HashSet<>();
        Set<String> stages = new HashSet<>(lostStages);
        int won = 0;
        for (Step step : steps) {
            if (!names.add(step.step())) {
                throw new IllegalArgumentException("pipeline " + key + " names step " + step.step() + " twice");
            }
            won += step.outcome() == null ? 0 : 1;
            for (ReachedBy way : step.reachedBy()) {
                if (way.stage() != null && !stages.add(way.stage())) {
                    throw new IllegalArgumentException("pipeline " + key + " maps stage " + way.stage() + " twice");
                }
            }
        }
        if (won > 1) {
            throw new IllegalArgumentException("pipeline " + key + " has " + won + " steps with the outcome won");
        }
    }
}
