package dev.fupan.metrics.funnel;

import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.journey.Steps;
import org.jspecify.annotations.Nullable;

/** How one entrant passed the steps, as the question wants it seen: strictly or not, with a window or not. */
record Passage(Steps steps, boolean strict, long lastMicros, boolean mature) {

    /** @param maturityMicros the window after the entry that decides maturity */
    static Passage of(Entrant entrant, FunnelQuery query, long maturityMicros) {
        long end = entrant.entryMicros() + maturityMicros;
        return new Passage(
                entrant.steps(),
                query.strict(),
                query.windowDays() == null ? Steps.NEVER : end,
                end <= Cut.micros(query.evaluatedAt()));
    }

    int size() {
        return steps.size();
    }

    long reached(int step) {
        return strict ? steps.strict()[step] : steps.reached(step);
    }

    boolean counts(int step) {
        return reached(step) != Steps.NEVER && reached(step) <= lastMicros;
    }

    boolean skipped(int step) {
        return !strict && steps.skipped(step);
    }

    @Nullable
    String owner(int step) {
        return strict ? steps.strictOwners()[step] : steps.ownerAt(step);
    }

    /** Time since the step before, or -1 when either was skipped or not reached. */
    long sincePrevious(int step) {
        if (step == 0 || !counts(step - 1) || skipped(step) || skipped(step - 1)) {
            return -1;
        }
        return Math.max(-1, reached(step) - reached(step - 1));
    }
}
