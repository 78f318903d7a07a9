package dev.fupan.review.problem;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which problems matter most.
 *
 * <p>{@code impact = shortfall x weight / 5}: by how much the number falls short (from 0 to 1; measured, or estimated
 * by the group where the pack has nothing to hold it against), times how much hangs on it (a weight from 1 to 5 that
 * the group gives). Both together, because a number far off its target may matter little. A problem of unknown
 * shortfall has impact 0 until somebody estimates it.
 *
 * <p>The largest impact is first; equals go by weight, then by age. The vital few are those that make up the first 80
 * percent of all impact, the one that crosses that line included.
 */
final class Ranking {

    static final int LEAST_WEIGHT = 1;
    static final int MOST_WEIGHT = 5;

    private static final BigDecimal VITAL = new BigDecimal("0.8");
    private static final Comparator<Weighed> ORDER = Comparator.comparing(Weighed::impact)
            .thenComparing(Weighed::weight)
            .reversed()
            .thenComparing(Weighed::since)
            .thenComparing(Weighed::id);

    private Ranking() {}

    record Weighed(UUID id, BigDecimal impact, int weight, Instant since) {}

    /**
     * The place of a problem.
     *
     * @param share of all impact
     * @param cumulative share of this one and those before it
     */
    record Place(UUID id, int rank, BigDecimal share, BigDecimal cumulative, boolean vital) {}

    static BigDecimal impact(@Nullable BigDecimal shortfall, int weight) {
        BigDecimal known = shortfall == null ? BigDecimal.ZERO : shortfall;
        return known.multiply(BigDecimal.valueOf(weight))
                .divide(BigDecimal.valueOf(MOST_WEIGHT), Fact.DIGITS, RoundingMode.HALF_UP);
    }

    static List<Place> of(List<Weighed> problems) {
        BigDecimal all = problems.stream().map(Weighed::impact).reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Place> places = new ArrayList<>();
        BigDecimal before = BigDecimal.ZERO;
        for (Weighed one : problems.stream().sorted(ORDER).toList()) {
            BigDecimal with = before.add(one.impact());
            boolean vital = one.impact().signum() > 0 && before.compareTo(all.multiply(VITAL)) < 0;
            places.add(new Place(one.id(), places.size() + 1, part(one.impact(), all), part(with, all), vital));
            before = with;
        }
        return places;
    }

    private static BigDecimal part(BigDecimal some, BigDecimal all) {
        return all.signum() == 0
                ? BigDecimal.ZERO.setScale(Fact.DIGITS)
                : some.divide(all, Fact.DIGITS, RoundingMode.HALF_UP);
    }
}
