package dev.fupan.metrics.pack;

import dev.fupan.metrics.benchmark.HealthyRanges;
import dev.fupan.metrics.calendar.WorkspaceCalendar;
import dev.fupan.metrics.catalogue.Catalogue;
import dev.fupan.metrics.catalogue.Metric;
import dev.fupan.metrics.funnel.Funnel;
import dev.fupan.metrics.funnel.FunnelAnswer;
import dev.fupan.metrics.funnel.FunnelQuery;
import dev.fupan.metrics.kpi.Answer;
import dev.fupan.metrics.kpi.Days;
import dev.fupan.metrics.kpi.Headlines;
import dev.fupan.metrics.kpi.Kpis;
import dev.fupan.metrics.kpi.Measures;
import dev.fupan.metrics.kpi.RangeCheck;
import dev.fupan.metrics.kpi.Selection;
import dev.fupan.metrics.kpi.Snapshot;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The numbers and tables of a pack, a pure function of what was known, of what was asked, and of an instant. */
final class PackFacts {
    private final Snapshot snapshot;
    private final PackAsked asked;
    private final Selection selection;
    private final PackNumbers numbers = new PackNumbers();
    private final HealthyRanges ranges;
    private final @Nullable Selection before;
    private final PerformanceTable performance;

    /** @param judged whether rates are held against those of the period before and of the other channels */
    private PackFacts(Snapshot snapshot, PackAsked asked, boolean judged) {
        this.snapshot = snapshot;
        this.asked = asked;
        this.ranges = HealthyRanges.of(snapshot.configuration());
        Map<String, Set<String>> filters = new HashMap<>();
        asked.scope().forEach((name, value) -> filters.put(name, Set.of(value)));
        this.selection = new Selection(asked.firstDay(), asked.end(), List.of(), filters, null, false, null);
        WorkspaceCalendar.Bucket previous = new Days(snapshot).calendar().previous(asked.firstDay(), asked.end());
        this.before = judged ? selection.during(previous.from(), previous.to()) : null;
        this.performance = new PerformanceTable(snapshot, asked, selection, numbers, ranges, judged);
    }

    /** Members {@code numbers} and {@code tables}; what the hash is taken of. */
    static Map<String, @Nullable Object> of(Snapshot snapshot, PackAsked asked, long position, Instant evaluation) {
        PackFacts facts = new PackFacts(snapshot, asked, true);
        Map<String, @Nullable Object> tables = new TreeMap<>();
        tables.put("performance", facts.performance.rows());
        tables.put("channels", facts.channels());
        tables.put("funnel", facts.funnel(evaluation));
        tables.put("lossReasons", facts.lossReasons());
        tables.put("timelines", Timelines.of(snapshot, asked));
        Map<String, @Nullable Object> all = new TreeMap<>();
        List<Map<String, @Nullable Object>> numbers = facts.numbers.all();
        PackEnvelope.into(numbers, position, evaluation);
        all.put("numbers", numbers);
        all.put("tables", tables);
        return all;
    }

    /** The numbers alone, by their keys, and nothing that also depends on others than their own. */
    static Map<String, Map<String, @Nullable Object>> numbers(Snapshot snapshot, PackAsked asked, Instant evaluation) {
        PackFacts facts = new PackFacts(snapshot, asked, false);
        facts.performance.rows();
        facts.channels();
        facts.funnel(evaluation);
        facts.lossReasons();
        Map<String, Map<String, @Nullable Object>> byKey = new TreeMap<>();
        facts.numbers.all().forEach(number -> byKey.put(String.valueOf(number.get("key")), number));
        return byKey;
    }

    /** T-06. */
    private List<Map<String, @Nullable Object>> channels() {
        Metric intent = Catalogue.get().metric("M-12");
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        Answer answer = Kpis.named("leadMatrix").answer(snapshot, selection.by(List.of("channel", "customerType")));
        for (Answer.Row each : answer.rows()) {
            Map<String, @Nullable Object> row = new TreeMap<>();
            row.put("channel", each.values().get(0));
            row.put("customerType", each.values().get(1));
            row.put("acquired", each.measures().counts().get("acquired"));
            row.put("intended", each.measures().counts().get("intended"));
            row.put("closed", each.measures().counts().get("deals"));
            rows.add(row);
        }
        Answer byChannel = Kpis.named("intent").answer(snapshot, selection.by(List.of("channel")));
        Measures.Proportion all = byChannel.total().rate();
        for (Answer.Row each : byChannel.rows()) {
            Measures.Proportion rate = each.measures().rate();
            if (rate != null) {
                boolean others =
                        before != null && all != null && byChannel.rows().size() > 1;
                Measures.Proportion rest = others
                        ? new Measures.Proportion(
                                all.numerator() - rate.numerator(), all.denominator() - rate.denominator())
                        : null;
                numbers.add("channels/M-12/" + each.values().get(0), intent, Headlines.rate(rate), rate, "rest", rest);
            }
        }
        return rows;
    }

    /** T-07 with the ranges of L-07 and the hints of L-08. */
    private List<Map<String, @Nullable Object>> funnel(Instant evaluation) {
        Metric metric = Catalogue.get().metric("M-30");
        FunnelAnswer answer = funnel(selection, evaluation);
        Map<String, Measures.Proportion> then = new HashMap<>();
        if (before != null) {
            funnel(before, evaluation).total().steps().forEach(step -> then.put(step.step(), fromPrevious(step)));
        }
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        String previous = null;
        for (FunnelAnswer.Step step : answer.total().steps()) {
            Measures.Proportion rate = fromPrevious(step);
            String key = "funnel/M-30/" + step.step() + "/fromPrevious";
            if (previous != null) {
                numbers.add(key, metric, Headlines.rate(rate), rate, PackNumbers.PREVIOUS, then.get(step.step()));
            }
            Map<String, @Nullable Object> row = new TreeMap<>();
            row.put("step", step.step());
            row.put("reached", step.reached());
            row.put("mature", step.mature());
            row.put("immature", step.immature());
            row.put("k", rate.numerator());
            row.put("n", rate.denominator());
            row.put("numberKey", previous == null ? null : key);
            PackRanges.into(row, check(previous, step.step(), rate));
            rows.add(row);
            previous = step.step();
        }
        return rows;
    }

    private FunnelAnswer funnel(Selection during, Instant evaluation) {
        return Funnel.of(
                snapshot,
                new FunnelQuery(
                        during,
                        FunnelQuery.Basis.COHORT,
                        null,
                        false,
                        FunnelQuery.Unit.JOURNEY,
                        asked.pipeline(),
                        evaluation));
    }

    private static Measures.Proportion fromPrevious(FunnelAnswer.Step step) {
        return new Measures.Proportion(
                step.fromPrevious().numerator(), step.fromPrevious().denominator());
    }

    private Optional<RangeCheck> check(@Nullable String from, String step, Measures.Proportion rate) {
        if (from == null) {
            return Optional.empty();
        }
        Map<String, String> properties = new HashMap<>(asked.scope());
        properties.put("from", from);
        properties.put("step", step);
        return RangeCheck.of(ranges, "M-30", properties, rate);
    }

    private List<Map<String, @Nullable Object>> lossReasons() {
        Metric metric = Catalogue.get().metric("M-24");
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Answer.Row each :
                Kpis.named(metric.kpi()).answer(snapshot, selection).rows()) {
            Long deals = each.measures().counts().get("deals");
            String key = "lossReasons/M-24/" + each.values().get(0);
            numbers.add(key, metric, deals == null ? null : BigDecimal.valueOf(deals), deals);
            Map<String, @Nullable Object> row = new TreeMap<>();
            Map<String, @Nullable Object> amounts = new TreeMap<>();
            each.measures()
                    .money()
                    .getOrDefault("amount", new TreeMap<>())
                    .forEach((currency, amount) -> amounts.put(currency, PackNumbers.text(amount)));
            row.put("reason", each.values().get(0));
            row.put("deals", deals);
            row.put("amounts", amounts);
            row.put("numberKey", key);
            rows.add(row);
        }
        return rows;
    }
}
