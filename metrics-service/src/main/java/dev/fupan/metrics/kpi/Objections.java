package dev.fupan.metrics.kpi;

import dev.fupan.contracts.EntityRef;
import dev.fupan.metrics.activity.Activity;
import dev.fupan.metrics.journey.Deal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * M-21: how deals ended in which somebody objected: won of those that were decided in the period.
 *
 * <p>An objection to the lead is one to each of its deals. A deal with several reasons stands in the row of each and
 * counts once in the total.
 */
final class Objections {
    static final String DIMENSION = "objection";

    /** A decided deal and one reason of its objections. */
    private record Heard(Deal deal, String reason) {}

    private Objections() {}

    static Answer closeRate(Snapshot snapshot, Selection selection) {
        return tally(snapshot, selection).answer(heard(snapshot), selection.by(), group -> {
            List<Deal> deals = distinct(group);
            long won = deals.stream().filter(Deal::won).count();
            return Measures.count("won", won).with("lost", deals.size() - won).withRate(won, deals.size());
        });
    }

    /** The decided deals of the period that the filters let in. */
    static List<Deal> deals(Snapshot snapshot, Selection selection) {
        return distinct(tally(snapshot, selection).selected(heard(snapshot)));
    }

    private static Tally<Heard> tally(Snapshot snapshot, Selection selection) {
        Days days = new Days(snapshot);
        Tally<Deal> deals = Kpis.dealTally(selection, days, deal -> days.dayOf(deal.outcomeMicros()));
        return new Tally<>(
                selection,
                deals.periodName(),
                heard -> days.dayOf(heard.deal().outcomeMicros()),
                (heard, name) -> name.equals(DIMENSION)
                        ? heard.reason()
                        : deals.dimension().apply(heard.deal(), name));
    }

    private static List<Heard> heard(Snapshot snapshot) {
        Map<EntityRef, Set<String>> reasons = new HashMap<>();
        for (Activity activity : snapshot.activities()) {
            String reason = activity.is(Activity.OBJECTION) ? activity.says("reason") : null;
            if (reason != null) {
                reasons.computeIfAbsent(activity.entity(), key -> new TreeSet<>())
                        .add(reason);
            }
        }
        List<Heard> heard = new ArrayList<>();
        for (Deal deal : snapshot.deals()) {
            if (deal.status() != Deal.Status.OPEN) {
                Set<String> own =
                        new TreeSet<>(reasons.getOrDefault(new EntityRef(EntityRef.OPPORTUNITY, deal.id()), Set.of()));
                own.addAll(reasons.getOrDefault(deal.journey(), Set.of()));
                own.forEach(reason -> heard.add(new Heard(deal, reason)));
            }
        }
        return heard;
    }

    private static List<Deal> distinct(List<Heard> group) {
        Map<String, Deal> deals = new LinkedHashMap<>();
        group.forEach(heard -> deals.put(heard.deal().id(), heard.deal()));
        return List.copyOf(deals.values());
    }
}
