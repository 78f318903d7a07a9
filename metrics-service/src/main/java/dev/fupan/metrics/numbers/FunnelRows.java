package dev.fupan.metrics.numbers;

import dev.fupan.metrics.answer.Content;
import dev.fupan.metrics.answer.Table;
import dev.fupan.metrics.benchmark.HealthyRanges;
import dev.fupan.metrics.calendar.WorkspaceCalendar.Bucket;
import dev.fupan.metrics.funnel.Funnel;
import dev.fupan.metrics.funnel.FunnelAnswer;
import dev.fupan.metrics.funnel.FunnelAnswer.Group;
import dev.fupan.metrics.funnel.FunnelAnswer.Step;
import dev.fupan.metrics.funnel.FunnelQuery;
import dev.fupan.metrics.kpi.Headlines;
import dev.fupan.metrics.kpi.Measures;
import dev.fupan.metrics.kpi.RangeCheck;
import dev.fupan.metrics.kpi.Snapshot;
import dev.fupan.metrics.statistics.Rate;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A funnel as flat rows: {@code items} has a row per period, value and step, {@code total} a row per step of the whole,
 * {@code amounts} a row per currency of each of the items.
 *
 * <p>Amounts stand apart because a row per currency would repeat the counts, and a dashboard would add them up twice.
 */
final class FunnelRows {
    private record Key(int part, @Nullable String value) {}

    private final FunnelAsked asked;
    private final Span span;
    private final Snapshot snapshot;
    private final Instant evaluation;
    private final FunnelAnswer answer;
    private final Map<Key, Group> compared = new HashMap<>();
    private final Cells cells = new Cells();
    private final @Nullable String dimension;
    private final HealthyRanges ranges;

    FunnelRows(FunnelAsked asked, Span span, Snapshot snapshot, Instant evaluation) {
        this.asked = asked;
        this.span = span;
        this.snapshot = snapshot;
        this.evaluation = evaluation;
        this.ranges = HealthyRanges.of(snapshot.configuration());
        this.answer = Funnel.of(snapshot, asked.query(span.whole(), evaluation));
        List<String> by = asked.question().by();
        this.dimension = by.isEmpty() ? null : by.get(0);
    }

    Content content() {
        compare();
        boolean grouped = dimension != null || asked.question().grain() != null;
        List<Group> groups = grouped ? answer.groups() : List.of(answer.total());
        Table items = new Table();
        Table amounts = new Table();
        groups.forEach(group -> rows(items, amounts, group, groups));
        Table total = new Table();
        rows(total, new Table(), answer.total(), List.of());
        cells.close();
        return Content.of(items).with("total", total).with("amounts", amounts);
    }

    private void compare() {
        for (int part = 0; part < span.compared().size(); part++) {
            FunnelQuery query = asked.query(span.compared().get(part), evaluation);
            FunnelAnswer before =
                    Funnel.of(snapshot, query.with(query.selection().in(null)));
            compared.put(new Key(part, null), before.total());
            for (Group group : before.groups()) {
                compared.put(new Key(part, group.value()), group);
            }
        }
    }

    private void rows(Table table, Table amounts, Group group, List<Group> siblings) {
        int part = span.part(group.period());
        Bucket days = group.period() == null ? span.whole() : span.parts().get(part);
        boolean comparable = group.period() != null || span.parts().size() == 1;
        Group before = comparable ? compared.get(new Key(part, group.value())) : null;
        boolean ofTotal = siblings.isEmpty();
        for (int index = 0; index < group.steps().size(); index++) {
            Step step = group.steps().get(index);
            Table.Row row = named(table.row(), days, group, step, index);
            counts(row, group, step);
            // The first step is all of itself: nothing to judge, and it would make the family larger.
            Rate own = index == 0 ? null : rate(step);
            if (!span.compared().isEmpty()) {
                Step then = before == null ? null : before.steps().get(index);
                String against = span.compared().get(part).name();
                comparison(row, against, step, then);
                // Where the total is the only item, it is one cell and not two.
                boolean judged = then != null && !(ofTotal && span.parts().size() == 1 && dimension == null);
                cells.judge(row, against, judged ? rate(then) : null, own);
            } else if (dimension != null) {
                cells.judge(row, "rest", ofTotal ? null : rest(siblings, group, index), own);
            }
            Healthy.into(row, check(group, index));
            int at = index;
            step.amount().forEach((currency, amount) -> named(amounts.row(), days, group, step, at)
                    .text("currency", currency)
                    .number("amount", amount));
        }
    }

    private Optional<RangeCheck> check(Group group, int index) {
        if (index == 0) {
            return Optional.empty();
        }
        Step step = group.steps().get(index);
        Map<String, String> properties = Healthy.properties(asked.question());
        if (dimension != null && group.value() != null) {
            properties.put(dimension, group.value());
        }
        properties.put("from", group.steps().get(index - 1).step());
        properties.put("step", step.step());
        Measures.Proportion rate = new Measures.Proportion(
                step.fromPrevious().numerator(), step.fromPrevious().denominator());
        return RangeCheck.of(ranges, "M-30", properties, rate);
    }

    private Table.Row named(Table.Row row, Bucket days, Group group, Step step, int index) {
        Span.into(row, days);
        return row.text("dimension", dimension)
                .text("value", group.value())
                .text("step", step.step())
                .number("stepIndex", index);
    }

    private static void counts(Table.Row row, Group group, Step step) {
        long k = step.fromPrevious().numerator();
        long n = step.fromPrevious().denominator();
        long kFirst = step.fromFirst().numerator();
        long nFirst = step.fromFirst().denominator();
        row.number("entered", group.entered())
                .number("immatureEntries", group.immature())
                .number("reached", step.reached())
                .number("skipped", step.skipped())
                .number("mature", step.mature())
                .number("immature", step.immature())
                .number("rateFromPrevious", value(k, n))
                .number("k", k)
                .number("n", n);
        Cells.interval(row, "low", "high", k, n);
        row.number("rateFromFirst", value(kFirst, nFirst))
                .number("kFromFirst", kFirst)
                .number("nFromFirst", nFirst);
        Cells.interval(row, "lowFromFirst", "highFromFirst", kFirst, nFirst);
        row.number("meanDays", step.daysFromPrevious().mean())
                .number("medianDays", step.daysFromPrevious().median())
                .number("p90Days", step.daysFromPrevious().p90())
                .number("incompleteHistory", group.incompleteHistory())
                .number("unmapped", group.unmapped());
    }

    private static void comparison(Table.Row row, String against, Step now, @Nullable Step then) {
        row.nothing("comparedPeriod", "comparedReached", "comparedRate", "change", "changePercent");
        if (then != null) {
            BigDecimal change = BigDecimal.valueOf(now.reached() - then.reached());
            row.text("comparedPeriod", against)
                    .number("comparedReached", then.reached())
                    .number(
                            "comparedRate",
                            value(
                                    then.fromPrevious().numerator(),
                                    then.fromPrevious().denominator()))
                    .number("change", change)
                    .number("changePercent", Changes.percent(change, BigDecimal.valueOf(then.reached())));
        }
    }

    /** All other values of the same period; none where there is no other. */
    private static @Nullable Rate rest(List<Group> siblings, Group own, int index) {
        long k = 0;
        long n = 0;
        boolean any = false;
        for (Group sibling : siblings) {
            if (sibling != own && Objects.equals(sibling.period(), own.period())) {
                FunnelAnswer.Rate rate = sibling.steps().get(index).fromPrevious();
                k += rate.numerator();
                n += rate.denominator();
                any = true;
            }
        }
        return any ? Cells.rate(k, n) : null;
    }

    private static @Nullable Rate rate(Step step) {
        return Cells.rate(step.fromPrevious().numerator(), step.fromPrevious().denominator());
    }

    private static @Nullable BigDecimal value(long k, long n) {
        return Headlines.rate(new Measures.Proportion(k, n));
    }
}
