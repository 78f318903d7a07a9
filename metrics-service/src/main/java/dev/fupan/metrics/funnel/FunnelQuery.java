package dev.fupan.metrics.funnel;

import dev.fupan.metrics.kpi.Selection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question to the funnel.
 *
 * @param basis whether a step counts on the day of the entry or on the day it was first reached
 * @param windowDays days of 24 hours after the entry within which a step must be reached; null cuts nothing
 * @param strict whether each step needs an event of its own at or after the step before
 * @param pipeline key of the pipeline, null for the default one
 * @param evaluatedAt instant at which entries are mature or not
 */
public record FunnelQuery(
        Selection selection,
        Basis basis,
        @Nullable Integer windowDays,
        boolean strict,
        Unit unit,
        @Nullable String pipeline,
        Instant evaluatedAt) {

    public enum Basis {
        COHORT,
        PERIOD
    }

    public enum Unit {
        JOURNEY,
        OPPORTUNITY
    }

    public FunnelQuery {
        if (windowDays != null && windowDays < 1) {
            throw new IllegalArgumentException("windowDays is at least 1, not " + windowDays);
        }
        if (selection.by().size() > 1) {
            throw new IllegalArgumentException("a funnel is broken down by one dimension, not by " + selection.by());
        }
    }

    public FunnelQuery with(Selection other) {
        return new FunnelQuery(other, basis, windowDays, strict, unit, pipeline, evaluatedAt);
    }
}
