package dev.fupan.metrics.numbers;

import dev.fupan.metrics.answer.Table;
import dev.fupan.metrics.catalogue.Metric;
import dev.fupan.metrics.kpi.Attainment;
import dev.fupan.metrics.kpi.Headlines;
import dev.fupan.metrics.kpi.Measures;
import dev.fupan.metrics.kpi.Snapshot;
import dev.fupan.metrics.question.Question;
import dev.fupan.metrics.statistics.Rate;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The columns of one row of a metric, in one currency where it is about money. */
record Figures(
        Metric metric,
        Question question,
        Snapshot snapshot,
        Measures measures,
        @Nullable String currency) {
    static final String CONVERTED = "converted";

    /**
     * One row for each currency; a single one where the metric is not about money. There is a row in the target's
     * currency, or the workspace's, also when there is no amount: that there is none is an answer.
     */
    static List<Figures> of(
            Metric metric, Question question, Snapshot snapshot, Measures measures, Attainment.Found target) {
        String money = metric.headline().money();
        if (money == null || question.convertTo() != null) {
            return List.of(new Figures(metric, question, snapshot, measures, question.convertTo()));
        }
        SortedSet<String> currencies = new TreeSet<>();
        SortedMap<String, BigDecimal> amounts = measures.money().get(money);
        if (amounts != null) {
            currencies.addAll(amounts.keySet());
        }
        if (target.value() != null || currencies.isEmpty()) {
            currencies.add(currency(target, snapshot));
        }
        return currencies.stream()
                .map(each -> new Figures(metric, question, snapshot, measures, each))
                .toList();
    }

    Figures of(Measures others) {
        return new Figures(metric, question, snapshot, others, currency);
    }

    @Nullable
    BigDecimal value() {
        String of = currency == null ? snapshot.configuration().currency() : currency;
        SortedMap<String, BigDecimal> converted = measures.money().get(CONVERTED);
        return converted == null || metric.headline().money() == null
                ? Headlines.of(metric, measures, of)
                : converted.get(of);
    }

    void value(Table.Row row) {
        if (metric.headline().money() != null || currency != null) {
            row.text("currency", currency);
        }
        row.number("value", value()).number("n", Headlines.n(metric, measures, currency));
        Measures.Proportion rate = measures.rate();
        if (rate == null) {
            row.nothing("num", "den", "low", "high");
        } else {
            row.number("num", rate.numerator()).number("den", rate.denominator());
            Cells.interval(row, "low", "high", rate.numerator(), rate.denominator());
        }
    }

    void target(Table.Row row, Attainment.Found found) {
        boolean fits = currency == null || found.value() != null && currency.equals(currency(found, snapshot));
        BigDecimal target = fits ? found.value() : null;
        Integer percent = Attainment.percent(metric, target, value());
        row.number("target", target)
                .text("targetKind", Scoped.wireName(fits ? found.kind() : Attainment.Kind.NONE))
                .number("attainmentPercent", percent)
                .text("attainment", percent == null ? "-" : percent + "%");
    }

    /** Everything else that the metric counted, under its own names. */
    void measures(Table.Row row) {
        measures.counts().forEach(row::number);
        measures.statistics().forEach(row::number);
        if (currency != null) {
            // beside a count, an amount of one currency would look like all of it
            boolean whole = metric.headline().money() != null;
            measures.money().forEach((name, amounts) -> {
                if (whole || name.equals(CONVERTED)) {
                    row.number(name, amounts.get(currency));
                }
            });
        }
    }

    static @Nullable Rate rate(Measures measures) {
        Measures.Proportion rate = measures.rate();
        return rate == null ? null : Cells.rate(rate.numerator(), rate.denominator());
    }

    private static String currency(Attainment.Found target, Snapshot snapshot) {
        String own = target.currency();
        return own == null ? snapshot.configuration().currency() : own;
    }
}
