package dev.fupan.metrics.journey;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When each step of the pipeline was reached, microseconds since the epoch, never before the entry.
 *
 * @param own first event of the step's own, {@link #NEVER} when it had none
 * @param owners who owned the entity at that event
 * @param strict first own event at or after the strict time of the step before, {@link #NEVER} from the first gap on
 * @param strictOwners who owned the entity at that event
 * @param amounts the opportunities' amounts in force when the step was reached, by currency
 */
public record Steps(
        long[] own,
        @Nullable String[] owners,
        long[] strict,
        @Nullable String[] strictOwners,
        List<Map<String, BigDecimal>> amounts) {
    public static final long NEVER = Long.MAX_VALUE;

    public int size() {
        return own.length;
    }

    /** Of each step the one whose event reached it first: itself, or a later one. */
    public int[] reachedBy() {
        int[] by = new int[own.length];
        int earliest = own.length - 1;
        for (int step = own.length - 1; step >= 0; step--) {
            earliest = own[step] <= own[earliest] ? step : earliest;
            by[step] = earliest;
        }
        return by;
    }

    /** When the step was reached by its own event or by one of a later step. */
    public long reached(int step) {
        return own[reachedBy(step)];
    }

    public @Nullable String ownerAt(int step) {
        return owners[reachedBy(step)];
    }

    /** A step is skipped when it was reached through a later one and has no event of its own at that time. */
    public boolean skipped(int step) {
        return reached(step) != NEVER && own[step] > reached(step);
    }

    public int furthest() {
        for (int step = own.length - 1; step >= 0; step--) {
            if (own[step] != NEVER) {
                return step;
            }
        }
        return -1;
    }

    /** The last time at which any step was first reached, or {@link #NEVER}. */
    public long lastReached() {
        long last = Long.MIN_VALUE;
        for (int step = 0; step < own.length; step++) {
            long reached = reached(step);
            if (reached != NEVER) {
                last = Math.max(last, reached);
            }
        }
        return last == Long.MIN_VALUE ? NEVER : last;
    }

    private int reachedBy(int step) {
        int earliest = step;
        for (int later = step + 1; later < own.length; later++) {
            if (own[later] < own[earliest]) {
                earliest = later;
            }
        }
        return earliest;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Steps steps
                && Arrays.equals(own, steps.own)
                && Arrays.equals(owners, steps.owners)
                && Arrays.equals(strict, steps.strict)
                && Arrays.equals(strictOwners, steps.strictOwners)
                && amounts.equals(steps.amounts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(own);
    }
}
