package dev.fupan.metrics.kpi;

import dev.fupan.metrics.calendar.WorkspaceCalendar;
import dev.fupan.metrics.fact.Facts;
import dev.fupan.metrics.journey.Journey;
import dev.fupan.metrics.money.Conversion;
import dev.fupan.metrics.money.DailyCost;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * M-13 and M-14: what a channel cost in the period, per lead acquired or intended in it.
 *
 * <p>Rows are channels: those that cost something and those that brought somebody. Costs spread evenly over their days
 * and are rounded once, per row.
 */
final class ChannelCosts {
    private static final String CHANNEL = "channel";

    private final Snapshot snapshot;
    private final Selection selection;
    private final String counted;
    private final String per;
    private final ToLongFunction<List<Journey>> count;

    private ChannelCosts(
            Snapshot snapshot, Selection selection, String counted, String per, ToLongFunction<List<Journey>> count) {
        this.snapshot = snapshot;
        this.selection = selection;
        this.counted = counted;
        this.per = per;
        this.count = count;
    }

    static Answer perAcquired(Snapshot snapshot, Selection selection) {
        return new ChannelCosts(snapshot, selection, "acquired", "perAcquired", List::size).answer();
    }

    static Answer perIntended(Snapshot snapshot, Selection selection) {
        LeadMeasures measures = new LeadMeasures(snapshot.configuration());
        return new ChannelCosts(snapshot, selection, "intended", "perIntended", measures::intended).answer();
    }

    private Answer answer() {
        for (String name : selection.by()) {
            if (!name.equals(CHANNEL)) {
                throw new IllegalArgumentException("costs are known by channel, not by " + name);
            }
        }
        WorkspaceCalendar calendar = new Days(snapshot).calendar();
        List<Answer.Row> rows = new ArrayList<>();
        if (selection.grain() == null) {
            rows.addAll(channels(null, selection));
        } else {
            for (WorkspaceCalendar.Bucket bucket :
                    calendar.buckets(selection.from(), selection.to(), selection.grain())) {
                rows.addAll(channels(bucket.name(), selection.during(bucket.from(), bucket.to())));
            }
        }
        return new Answer(measures(leads(selection), costs(selection)), List.of(CHANNEL), rows);
    }

    private List<Answer.Row> channels(@org.jspecify.annotations.Nullable String period, Selection during) {
        SortedMap<String, List<Journey>> leads = new TreeMap<>();
        for (Journey lead : leads(during)) {
            leads.computeIfAbsent(lead.dims().getOrDefault(CHANNEL, Kpis.NONE), key -> new ArrayList<>())
                    .add(lead);
        }
        SortedMap<String, List<Facts.Cost>> costs = new TreeMap<>();
        for (Facts.Cost cost : costs(during)) {
            costs.computeIfAbsent(cost.channel(), key -> new ArrayList<>()).add(cost);
            leads.computeIfAbsent(cost.channel(), key -> new ArrayList<>());
        }
        List<Answer.Row> rows = new ArrayList<>(leads.size());
        leads.forEach((channel, of) -> rows.add(new Answer.Row(
                period, List.of(channel), measures(of, costs.getOrDefault(channel, List.of()), during))));
        return rows;
    }

    private Measures measures(List<Journey> leads, List<Facts.Cost> costs) {
        return measures(leads, costs, selection);
    }

    private Measures measures(List<Journey> leads, List<Facts.Cost> costs, Selection during) {
        SortedMap<String, DailyCost> sums = new TreeMap<>();
        String workspace = snapshot.configuration().currency();
        for (Facts.Cost cost : costs) {
            String currency = cost.currency() == null ? workspace : cost.currency();
            sums.computeIfAbsent(currency, key -> new DailyCost(during.from(), during.to()))
                    .add(cost.from(), cost.to(), cost.amount());
        }
        long n = count.applyAsLong(leads);
        Map<String, BigDecimal> cost = new TreeMap<>();
        Map<String, BigDecimal> perEach = new TreeMap<>();
        sums.forEach((currency, sum) -> {
            cost.put(currency, sum.rounded(currency));
            if (n > 0) {
                perEach.put(currency, sum.per(n, currency));
            }
        });
        Measures measures = Measures.count(counted, n).with("cost", cost).with(per, perEach);
        String currency = selection.convertTo();
        return currency == null ? measures : converted(measures, n, costs, during, currency);
    }

    /** Each day's share of a cost at the rate of that day. */
    private Measures converted(Measures measures, long n, List<Facts.Cost> costs, Selection during, String currency) {
        Conversion conversion = new Days(snapshot).conversion(currency);
        for (Facts.Cost cost : costs) {
            String of = cost.currency() == null ? snapshot.configuration().currency() : cost.currency();
            long all = ChronoUnit.DAYS.between(cost.from(), cost.to()) + 1;
            LocalDate begin = cost.from().isBefore(during.from()) ? during.from() : cost.from();
            LocalDate end = cost.to().isBefore(during.to()) ? cost.to().plusDays(1) : during.to();
            BigDecimal share = cost.amount().divide(BigDecimal.valueOf(Math.max(1, all)), MathContext.DECIMAL128);
            for (LocalDate day = begin; day.isBefore(end); day = day.plusDays(1)) {
                conversion.add(of, day, share);
            }
        }
        return measures.with("converted", n > 0 ? Map.of(currency, conversion.per(n)) : Map.of())
                .with("convertedCost", Map.of(currency, conversion.rounded()))
                .with("missingRates", conversion.missing());
    }

    private List<Journey> leads(Selection during) {
        Days days = new Days(snapshot);
        return Kpis.leadTally(during.in(null), days).selected(Kpis.select(snapshot.journeys(), Journey::lead));
    }

    private List<Facts.Cost> costs(Selection during) {
        List<Facts.Cost> costs = new ArrayList<>();
        for (Facts.Cost cost : snapshot.facts().costs()) {
            boolean touches = cost.from().isBefore(during.to()) && !cost.to().isBefore(during.from());
            if (touches && during.lets(CHANNEL, cost.channel())) {
                costs.add(cost);
            }
        }
        return costs;
    }
}
