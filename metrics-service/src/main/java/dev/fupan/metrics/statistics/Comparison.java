package dev.fupan.metrics.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A cell of an answer, judged among all cells of that answer (N-07).
 *
 * <ul>
 *   <li>{@code NOT_ENOUGH_DATA}: a side has fewer than {@value #MINIMUM_TRIALS} trials. From there on
 *       every pair can reach p &lt; 0.05 (0 of 5 against 5 of 5: 0.008), below it some cannot whatever
 *       comes out, and the rest would need each single trial to agree.
 *   <li>{@code SIGNAL}: q &lt;= 0.05, Benjamini-Hochberg over the two-sided Fisher p of all cells, those
 *       without enough data included.
 *   <li>{@code NOISE}: else.
 * </ul>
 *
 * <p>The minimum asks for trials and not for successes: a rule that looks at what came out would call
 * 3 of 10 against 1 of 10 undecidable, and could be steered by it.
 *
 * @param difference the second rate less the first; empty without trials on a side
 * @param interval of the difference (Newcombe)
 * @param requiredPerWindow trials that each side needs to show the observed difference with power 0.8;
 *     empty when there is no difference to show
 * @param detectable the smallest rise over the first rate that trials like these show with power 0.8;
 *     sides of unequal size count as their harmonic mean; empty when they show none
 */
public record Comparison(
        RatePair pair,
        OptionalDouble difference,
        Interval interval,
        double p,
        double q,
        Judgement judgement,
        OptionalLong requiredPerWindow,
        OptionalDouble detectable) {

    /** Fewer trials than this on a side are judged {@code NOT_ENOUGH_DATA}. */
    public static final int MINIMUM_TRIALS = 5;

    /** Judges all cells of one answer together, in their order; cells left out would make q too small. */
    public static List<Comparison> judge(List<RatePair> cells) {
        List<Double> ps = cells.stream()
                .map(cell -> FisherExact.p(cell.first(), cell.second()))
                .toList();
        List<Double> qs = BenjaminiHochberg.adjust(ps);
        List<Comparison> judged = new ArrayList<>(cells.size());
        for (int i = 0; i < cells.size(); i++) {
            judged.add(of(cells.get(i), ps.get(i), qs.get(i)));
        }
        return List.copyOf(judged);
    }

    /** Judges a pair that is the only cell of its answer. */
    public static Comparison judge(Rate first, Rate second) {
        return judge(List.of(new RatePair(first, second))).get(0);
    }

    private static Comparison of(RatePair pair, double p, double q) {
        Interval interval = Newcombe.difference(pair.first(), pair.second());
        Judgement judgement = judgement(pair, q);
        if (pair.first().trials() == 0 || pair.second().trials() == 0) {
            return new Comparison(
                    pair,
                    OptionalDouble.empty(),
                    interval,
                    p,
                    q,
                    judgement,
                    OptionalLong.empty(),
                    OptionalDouble.empty());
        }
        double first = pair.first().fraction();
        double second = pair.second().fraction();
        return new Comparison(
                pair,
                OptionalDouble.of(second - first),
                interval,
                p,
                q,
                judgement,
                SampleSize.perWindow(first, second),
                SampleSize.detectableRise(first, harmonicMean(pair)));
    }

    private static Judgement judgement(RatePair pair, double q) {
        if (!pair.hasEnoughTrials()) {
            return Judgement.NOT_ENOUGH_DATA;
        }
        return q <= Levels.ALPHA ? Judgement.SIGNAL : Judgement.NOISE;
    }

    private static long harmonicMean(RatePair pair) {
        double a = pair.first().trials();
        double b = pair.second().trials();
        return (long) (2 * a * b / (a + b));
    }
}
