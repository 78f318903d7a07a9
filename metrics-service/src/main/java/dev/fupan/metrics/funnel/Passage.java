package dev.fupan.metrics.funnel;

import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.journey.Steps;
import org.jspecify.annotations.Nullable;

/**
 * How one entrant passed the steps, as the question wants it seen: strictly or not, with a window or not.
 *
 * @param by of each step the one whose event reached it
 */
record Passage(Steps steps, int[] by, boolean strict, long lastMicros, boolean mature) {

    /** @param maturityMicros the window after the entry that decides maturity */
    static Passage of(Entrant entrant, FunnelQuery query, long maturityMicros) {
        long end = entrant.entryMicros() + maturityMicros;
        return new Passage(
                entrant.steps(),
                entrant.steps().reachedBy(),
                query.strict(),
                query.windowDays() == null ? Steps.NEVER : end,
                end <= Cut.micros(query.evaluatedAt()));
    }

    int size() {
        return steps.size();
    }

    long reached(int step) {
        return strict ? steps.strict()[step] : steps.own()[by[step]];
    }

    boolean counts(int step) {
        return reached(step) != Steps.NEVER && reached(step) <= lastMicros;
    }

    boolean skipped(int step) {
        long reached = steps.own()[by[step]];
        return !strict && reached != Steps.NEVER && steps.own()[step] > reached;
    }

    @Nullable
    String owner(int step) {
        return strict ? steps.strictOwners()[step] : steps.owners()[by[step]];
    }

    /** Time since the step before, or -1 when either was skipped or not reached. */
    long sincePrevious(int step) {
        if (step == 0 || !counts(step - 1) || skipped(step) || skipped(step - 1)) {
            return -1;
        }
        return Math.max(-1, reached(step) - reached(step - 1));
    }
}
