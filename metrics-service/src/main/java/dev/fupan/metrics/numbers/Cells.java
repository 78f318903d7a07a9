package dev.fupan.metrics.numbers;

import dev.fupan.metrics.answer.Table;
import dev.fupan.metrics.statistics.Comparison;
import dev.fupan.metrics.statistics.Interval;
import dev.fupan.metrics.statistics.Rate;
import dev.fupan.metrics.statistics.RatePair;
import dev.fupan.metrics.statistics.Wilson;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pairs of rates of one answer, judged together once all are known (N-07).
 *
 * <p>A rate with more successes than trials, as the period basis can give, has neither an interval nor a judgement.
 */
final class Cells {
    private static final String[] COLUMNS = {
        "against",
        "againstK",
        "againstN",
        "difference",
        "differenceLow",
        "differenceHigh",
        "p",
        "q",
        "judgement",
        "requiredN",
        "detectable"
    };

    private final List<Table.Row> rows = new ArrayList<>();
    private final List<RatePair> pairs = new ArrayList<>();

    static @Nullable Rate rate(long k, long n) {
        return k >= 0 && k <= n ? new Rate(k, n) : null;
    }

    /** The Wilson interval at 95 %; none without trials. */
    static void interval(Table.Row row, String low, String high, long k, long n) {
        Rate rate = n == 0 ? null : rate(k, n);
        if (rate == null) {
            row.nothing(low, high);
        } else {
            Interval interval = Wilson.interval(rate);
            row.statistic(low, interval.low()).statistic(high, interval.high());
        }
    }

    /** @param against what {@code first} is: the {@code rest}, or the period compared with */
    void judge(Table.Row row, String against, @Nullable Rate first, @Nullable Rate second) {
        row.nothing(COLUMNS);
        if (first != null && second != null) {
            row.text("against", against).number("againstK", first.successes()).number("againstN", first.trials());
            rows.add(row);
            pairs.add(new RatePair(first, second));
        }
    }

    /** Writes the judgements into the rows. */
    void close() {
        List<Comparison> judged = Comparison.judge(pairs);
        for (int i = 0; i < judged.size(); i++) {
            into(rows.get(i), judged.get(i));
        }
    }

    private static void into(Table.Row row, Comparison comparison) {
        comparison.difference().ifPresent(difference -> row.statistic("difference", difference)
                .statistic("differenceLow", comparison.interval().low())
                .statistic("differenceHigh", comparison.interval().high()));
        row.statistic("p", comparison.p())
                .statistic("q", comparison.q())
                .text("judgement", comparison.judgement().name());
        comparison.requiredPerWindow().ifPresent(n -> row.number("requiredN", n));
        comparison.detectable().ifPresent(rise -> row.statistic("detectable", rise));
    }
}
