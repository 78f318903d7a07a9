package dev.fupan.metrics.kpi;

import dev.fupan.metrics.journey.Deal;
import dev.fupan.metrics.journey.Journey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The leads or deals that a metric counts, by the same selection that the metric uses. */
public final class Behind {
    private final Snapshot snapshot;
    private final Selection selection;
    private final Days days;

    public Behind(Snapshot snapshot, Selection selection) {
        this.snapshot = snapshot;
        this.selection = selection.in(null);
        this.days = new Days(snapshot);
    }

    /** Whether a metric counts leads; the others count deals. */
    public static boolean countsLeads(String kpi) {
        return switch (kpi) {
            case "acquired",
                    "intent",
                    "leadMatrix",
                    "leadDeals",
                    "qualified",
                    "costPerAcquired",
                    "costPerIntended",
                    "intendedOfContacted",
                    "signedOfIntended" -> true;
            default -> false;
        };
    }

    /** @throws IllegalArgumentException when the metric is no count of deals */
    public List<Deal> deals(String kpi) {
        return switch (kpi) {
            case "amount",
                    "volume",
                    "orderValue",
                    "cycle",
                    "shortOfTarget",
                    "followUpCycle",
                    "guideSent",
                    "calledBack" -> decided(Deal::won);
            case "lossNode", "lossReason" -> decided(Deal::lost);
            case "lossRate" -> decided(deal -> deal.won() || deal.lost());
            case "objectionCloseRate" -> Objections.deals(snapshot, selection);
            case "newCustomers" ->
                tally().selected(
                                snapshot.customers().firstWins(snapshot.deals()).values());
            case "repurchase" -> repeated();
            case "openStages" ->
                Kpis.dealTally(selection, days, deal -> null)
                        .selected(Kpis.select(snapshot.deals(), deal -> deal.status() == Deal.Status.OPEN));
            default -> throw new IllegalArgumentException("nothing stands behind " + kpi);
        };
    }

    /** The leads of the period; those that the numerator of a rate counts, when asked. */
    public List<Journey> leads(String kpi, boolean numerator) {
        if (kpi.equals("intendedOfContacted") || kpi.equals("signedOfIntended")) {
            return Development.leads(kpi, snapshot, selection, numerator);
        }
        LeadMeasures measures = new LeadMeasures(snapshot.configuration());
        Predicate<Journey> counted =
                switch (kpi) {
                    case "intent", "costPerIntended" -> lead -> measures.intended(List.of(lead)) > 0;
                    case "leadDeals" -> Journey::won;
                    case "qualified" ->
                        lead -> measures.qualified(List.of(lead)).rate().numerator() > 0;
                    default -> lead -> true;
                };
        return Kpis.leadTally(selection, days)
                .selected(Kpis.select(snapshot.journeys(), lead -> lead.lead() && (!numerator || counted.test(lead))));
    }

    private List<Deal> decided(Predicate<Deal> population) {
        return tally().selected(Kpis.select(snapshot.deals(), population));
    }

    private Tally<Deal> tally() {
        return Kpis.dealTally(selection, days, deal -> days.dayOf(deal.outcomeMicros()));
    }

    /** Wins in the period of customers whose first win, which the filters let in, lies before it. */
    private List<Deal> repeated() {
        List<Deal> firsts = new ArrayList<>();
        for (Deal first : snapshot.customers().firstWins(snapshot.deals()).values()) {
            LocalDate day = days.dayOf(first.outcomeMicros());
            if (day.isBefore(selection.from())) {
                firsts.add(first);
            }
        }
        List<String> eligible = Kpis.dealTally(selection, days, deal -> null).selected(firsts).stream()
                .map(snapshot.customers()::of)
                .toList();
        Set<String> customers = new HashSet<>(eligible);
        return Kpis.select(
                snapshot.deals(),
                deal -> deal.won()
                        && selection.contains(days.dayOf(deal.outcomeMicros()))
                        && customers.contains(snapshot.customers().of(deal)));
    }
}
