package dev.fupan.metrics.kpi;

import dev.fupan.metrics.calendar.Grain;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which numbers are asked for.
 *
 * @param from first local day of the period, included
 * @param to end of the period, not included
 * @param by dimensions to break down by, in order
 * @param filters dimension -> the values that are let in
 * @param grain calendar unit to break the period into, none for the whole period
 * @param ownerNow whether the owner is today's instead of the one at the event
 * @param convertTo currency into which sums are converted at the rate of each event's day
 */
public record Selection(
        LocalDate from,
        LocalDate to,
        List<String> by,
        Map<String, Set<String>> filters,
        @Nullable Grain grain,
        boolean ownerNow,
        @Nullable String convertTo) {

    public Selection {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("the period ends on " + to + " before it begins on " + from);
        }
        by = List.copyOf(by);
        filters = Map.copyOf(filters);
    }

    public static Selection of(LocalDate from, LocalDate to) {
        return new Selection(from, to, List.of(), Map.of(), null, false, null);
    }

    public Selection during(LocalDate otherFrom, LocalDate otherTo) {
        return new Selection(otherFrom, otherTo, by, filters, grain, ownerNow, convertTo);
    }

    public Selection by(List<String> others) {
        return new Selection(from, to, others, filters, grain, ownerNow, convertTo);
    }

    public Selection in(@Nullable Grain other) {
        return new Selection(from, to, by, filters, other, ownerNow, convertTo);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(to);
    }

    public boolean lets(String dimension, String value) {
        Set<String> values = filters.get(dimension);
        return values == null || values.contains(value);
    }
}
