package dev.fupan.metrics.kpi;

import dev.fupan.contracts.EntityRef;
import dev.fupan.metrics.activity.Activity;
import dev.fupan.metrics.journey.Deal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * What followed a win: M-27 and M-28, of the deals won in the period.
 *
 * <p>Care that names the deal belongs to it; care that names the customer alone belongs to each of the customer's deals
 * whose time it meets.
 */
final class Care {
    private static final long DAY = Duration.ofHours(24).toMillis() * 1_000;
    private static final int CALL_BACK = 7;

    private final Snapshot snapshot;
    private final Days days;
    private final Map<String, List<Activity>> byDeal = new HashMap<>();
    private final Map<String, List<Activity>> byCustomer = new HashMap<>();

    private Care(Snapshot snapshot, String type) {
        this.snapshot = snapshot;
        this.days = new Days(snapshot);
        for (Activity activity : snapshot.activities()) {
            if (activity.is(type)) {
                boolean ofDeal = activity.entity().kind().equals(EntityRef.OPPORTUNITY);
                (ofDeal ? byDeal : byCustomer)
                        .computeIfAbsent(activity.entity().id(), key -> new ArrayList<>())
                        .add(activity);
            }
        }
    }

    /** M-27: the guide went out within 24 hours of the win, the last moment included. */
    static Answer guideSent(Snapshot snapshot, Selection selection) {
        return new Care(snapshot, Activity.GUIDE_SENT).answer(selection, "guided", (deal, guide) -> {
            long after = guide.timeMicros() - deal.outcomeMicros();
            return after >= 0 && after <= DAY;
        });
    }

    /** M-28: a call-back on the seventh local day after the win, or as many days beside it as the workspace allows. */
    static Answer calledBack(Snapshot snapshot, Selection selection) {
        Care care = new Care(snapshot, Activity.VISITED);
        int tolerance = tolerance(snapshot);
        return care.answer(selection, "calledBack", (deal, visit) -> {
            LocalDate due = care.days.dayOf(deal.outcomeMicros()).plusDays(CALL_BACK);
            LocalDate day = care.days.dayOf(visit.timeMicros());
            return !day.isBefore(due.minusDays(tolerance)) && !day.isAfter(due.plusDays(tolerance));
        });
    }

    private Answer answer(Selection selection, String counted, BiPredicate<Deal, Activity> meets) {
        return Kpis.dealTally(selection, days, deal -> days.dayOf(deal.outcomeMicros()))
                .answer(Kpis.select(snapshot.deals(), Deal::won), selection.by(), deals -> {
                    long met = deals.stream().filter(deal -> isMet(deal, meets)).count();
                    return Measures.count(counted, met).withRate(met, deals.size());
                });
    }

    private boolean isMet(Deal deal, BiPredicate<Deal, Activity> meets) {
        String named = deal.dims().get("customerId");
        String customer = named == null ? null : snapshot.customers().standing().getOrDefault(named, named);
        List<Activity> candidates = new ArrayList<>(byDeal.getOrDefault(deal.id(), List.of()));
        if (customer != null) {
            candidates.addAll(byCustomer.getOrDefault(customer, List.of()));
        }
        return candidates.stream().anyMatch(activity -> meets.test(deal, activity));
    }

    private static int tolerance(Snapshot snapshot) {
        String days = snapshot.configuration().definitions().getOrDefault("M-28", "0");
        return days.matches("[0-6]") ? Integer.parseInt(days) : 0;
    }
}
