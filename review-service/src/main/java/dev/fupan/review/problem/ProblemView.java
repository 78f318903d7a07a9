package dev.fupan.review.problem;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A problem as it is shown; {@code version} is its ETag.
 *
 * @param impact see {@link Ranking}
 * @param core the one result problem that the session is about
 */
public record ProblemView(
        String id,
        String statement,
        String packId,
        FactView fact,
        int weight,
        @Nullable Estimate estimate,
        String impact,
        boolean core,
        String state,
        @Nullable String reason,
        Instant createdAt,
        String createdBy,
        Instant changedAt,
        long version) {

    /** Of the shortfall, by the group. */
    public record Estimate(String shortfall, String basis) {}

    /**
     * A problem in its place; those that were dropped come last and have none.
     *
     * @param share of the impact of all problems, as text; {@code cumulative} with those before it
     * @param vital one of the few that make up the first 80 percent of all impact
     */
    public record Ranked(
            @Nullable Integer rank,
            @Nullable String share,
            @Nullable String cumulative,
            boolean vital,
            ProblemView problem) {

        static Ranked of(Ranking.Place place, ProblemView problem) {
            return new Ranked(place.rank(), plain(place.share()), plain(place.cumulative()), place.vital(), problem);
        }

        private static @Nullable String plain(BigDecimal value) {
            return FactView.text(value);
        }
    }
}
