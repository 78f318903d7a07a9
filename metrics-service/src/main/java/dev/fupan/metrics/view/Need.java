package dev.fupan.metrics.view;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which rows a question needs; a superset is always right.
 *
 * @param what kinds of rows
 * @param fromMicros begin of the period, microseconds since the epoch
 * @param toMicros end of the period, not included
 * @param reader whose rows are enough; null = everyone's
 */
public record Need(
        Set<Rows> what,
        long fromMicros,
        long toMicros,
        @Nullable OwnRows reader) {
    public static final Need EVERYTHING = new Need(EnumSet.allOf(Rows.class), Long.MIN_VALUE, Long.MAX_VALUE);

    public Need(Set<Rows> what, long fromMicros, long toMicros) {
        this(what, fromMicros, toMicros, null);
    }

    /**
     * For that reader, if not null. Who is a new customer depends on every earlier deal, whoever owned it: there the
     * selection of the question alone narrows the answer.
     */
    public Need of(@Nullable OwnRows other) {
        return what.contains(Rows.DEALS_WON_SO_FAR) ? this : new Need(what, fromMicros, toMicros, other);
    }

    /** A kind of rows. */
    public enum Rows {
        /** Journeys that entered in the period. */
        JOURNEYS_ENTERED,
        /** All journeys that entered before the end of the period. */
        JOURNEYS_SO_FAR,
        /** Journeys that reached any step in the period. */
        JOURNEYS_REACHED,
        /** Deals of any state whose entry lies in the period. */
        DEALS_ENTERED,
        /** Deals of any state that reached any step in the period. */
        DEALS_REACHED,
        /** Deals won or lost in the period. */
        DEALS_DECIDED,
        /** All deals won before the end of the period: who is new, who came again. */
        DEALS_WON_SO_FAR,
        /** Deals that are open. */
        DEALS_OPEN,
        /** What happened beside the pipeline, whenever; no rows are stored of it, so that the sets answer. */
        ACTIVITIES
    }
}
