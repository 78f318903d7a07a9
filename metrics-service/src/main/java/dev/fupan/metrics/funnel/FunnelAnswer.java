package dev.fupan.metrics.funnel;

import dev.fupan.metrics.statistics.Durations;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What a funnel says: the whole, and a group per period or value that was asked for. */
public record FunnelAnswer(Group total, List<Group> groups) {

    /**
     * One funnel.
     *
     * @param period name of the period, when a grain was asked for
     * @param value of the dimension, when one was asked for
     * @param entered entries in the period; {@code mature} and {@code immature} divide them
     */
    public record Group(
            @Nullable String period,
            @Nullable String value,
            long entered,
            long mature,
            long immature,
            long incompleteHistory,
            long unmapped,
            List<Step> steps) {}

    /**
     * One step of a funnel.
     *
     * @param skipped reached only through a later step
     * @param mature of those that reached it the ones whose entry is mature
     * @param amount the opportunities' amounts when it was reached, per currency
     * @param fromPrevious k of n against the step before, over mature entries where the basis is the cohort
     * @param fromFirst the same against the first step
     * @param daysFromPrevious durations of those that skipped neither step
     */
    public record Step(
            String step,
            long reached,
            long skipped,
            long mature,
            long immature,
            SortedMap<String, BigDecimal> amount,
            Rate fromPrevious,
            Rate fromFirst,
            Durations daysFromPrevious) {}

    /** k of n; a rate exists where n is not zero. */
    public record Rate(long numerator, long denominator) {}
}
