package dev.fupan.metrics.look;

import dev.fupan.metrics.catalogue.Metric;
import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.journey.Deal;
import dev.fupan.metrics.kpi.Days;
import dev.fupan.metrics.kpi.Headlines;
import dev.fupan.metrics.kpi.Kpis;
import dev.fupan.metrics.kpi.Measures;
import dev.fupan.metrics.kpi.Selection;
import dev.fupan.metrics.kpi.Snapshot;
import dev.fupan.metrics.kpi.Trials;
import dev.fupan.metrics.numbers.Needs;
import dev.fupan.metrics.question.Refusal;
import dev.fupan.metrics.view.Need;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was seen.
 *
 * @param n units of the population that count
 * @param k of them those with success, null where the metric is no proportion
 * @param immature units that are watched for longer than they are old; with a horizon they do not count
 */
record Look(long n, @Nullable Long k, @Nullable BigDecimal value, long immature) {
    static final String WORKED = "workedLeads";
    static final String RESEARCHED = "researched";

    static Look at(Metric metric, LookAsked asked, Snapshot snapshot) {
        if (Trials.are(metric.kpi())) {
            return proportion(
                    Trials.of(metric.kpi(), asked.step(), snapshot, asked.filters(), asked.start(), asked.at()), asked);
        }
        if (asked.horizon() != null) {
            throw Refusal.of("horizon", "Only proportions have a horizon; use point mode for " + metric.id() + ".");
        }
        return metric.kpi().equals(WORKED) ? worked(asked, snapshot) : measured(metric, asked, snapshot);
    }

    private static Look worked(LookAsked asked, Snapshot snapshot) {
        long n = Trials.worked(RESEARCHED.equals(asked.step()), snapshot, asked.filters(), asked.start(), asked.at());
        return new Look(n, null, BigDecimal.valueOf(n), 0);
    }

    private static Look proportion(List<Trials.Trial> trials, LookAsked asked) {
        long at = Cut.micros(asked.at());
        long n = 0;
        long k = 0;
        long immature = 0;
        for (Trials.Trial trial : trials) {
            long watch = asked.horizon() == null
                    ? trial.watchMicros()
                    : asked.horizon().toMillis() * 1_000;
            boolean young = trial.entryMicros() + watch > at;
            immature += young ? 1 : 0;
            if (!young || asked.horizon() == null) {
                long last = asked.horizon() == null ? at : trial.entryMicros() + watch;
                n++;
                k += trial.successMicros() <= last ? 1 : 0;
            }
        }
        return new Look(n, k, Headlines.rate(new Measures.Proportion(k, n)), immature);
    }

    /** Sums, counts and means: the metric's own function over what falls between the two instants. */
    private static Look measured(Metric metric, LookAsked asked, Snapshot snapshot) {
        long from = Cut.micros(asked.start());
        long to = Cut.micros(asked.at());
        // Where leads are no population of their own, an earlier one may still tell of a deal.
        boolean entered = Needs.of(metric.kpi()).contains(Need.Rows.JOURNEYS_ENTERED);
        Snapshot within = new Snapshot(
                snapshot.configuration(),
                snapshot.journeys().stream()
                        .filter(journey -> !entered || journey.entryMicros() >= from && journey.entryMicros() < to)
                        .toList(),
                snapshot.deals().stream()
                        .filter(deal -> deal.status() == Deal.Status.OPEN || deal.outcomeMicros() >= from)
                        .filter(deal -> deal.status() == Deal.Status.OPEN || deal.outcomeMicros() < to)
                        .toList(),
                snapshot.customers(),
                snapshot.facts(),
                snapshot.activities());
        var calendar = new Days(snapshot).calendar();
        Selection selection = new Selection(
                calendar.dayOf(asked.start()),
                calendar.dayOf(asked.at()).plusDays(1),
                List.of(),
                asked.filters(),
                null,
                false,
                null);
        Measures measures = Kpis.named(metric.kpi()).answer(within, selection).total();
        String currency = snapshot.configuration().currency();
        Long n = Headlines.n(metric, measures, currency);
        long counted = n == null
                ? measures.counts().values().stream()
                        .mapToLong(Long::longValue)
                        .max()
                        .orElse(0)
                : n;
        return new Look(counted, null, Headlines.of(metric, measures, currency), 0);
    }
}
