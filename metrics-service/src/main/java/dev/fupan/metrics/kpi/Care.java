package dev.fupan.metrics.kpi;

import dev.fupan.contracts.EntityRef;
import dev.fupan.metrics.activity.Activity;
import dev.fupan.metrics.journey.Deal;
import dev.fupan.metrics.journey.Steps;
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
    private final long watchMicros;
    private final BiPredicate<Deal, Activity> meets;
    private final Map<String, List<Activity>> byDeal = new HashMap<>();
    private final Map<String, List<Activity>> byCustomer = new HashMap<>();

    /** @param watchMicros how long after a win such care can still come in time */
    private Care(Snapshot snapshot, String type, long watchMicros, BiPredicate<Deal, Activity> meets) {
        this.snapshot = snapshot;
        this.days = new Days(snapshot);
        this.watchMicros = watchMicros;
        this.meets = meets;
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
        return guides(snapshot).answer(selection, "guided");
    }

    /** M-28: a call-back on the seventh local day after the win, or as many days beside it as the workspace allows. */
    static Answer calledBack(Snapshot snapshot, Selection selection) {
        return callBacks(snapshot).answer(selection, "calledBack");
    }

    /** The deals that M-27 counts, each with the moment of its guide. */
    static List<Trials.Trial> guided(Snapshot snapshot, Selection selection) {
        return guides(snapshot).trials(selection);
    }

    /** The deals that M-28 counts, each with the moment of its call-back. */
    static List<Trials.Trial> visited(Snapshot snapshot, Selection selection) {
        return callBacks(snapshot).trials(selection);
    }

    private static Care guides(Snapshot snapshot) {
        return new Care(snapshot, Activity.GUIDE_SENT, DAY, (deal, guide) -> {
            long after = guide.timeMicros() - deal.outcomeMicros();
            return after >= 0 && after <= DAY;
        });
    }

    private static Care callBacks(Snapshot snapshot) {
        Days days = new Days(snapshot);
        int tolerance = tolerance(snapshot);
        return new Care(snapshot, Activity.VISITED, (CALL_BACK + tolerance + 1) * DAY, (deal, visit) -> {
            LocalDate due = days.dayOf(deal.outcomeMicros()).plusDays(CALL_BACK);
            LocalDate day = days.dayOf(visit.timeMicros());
            return !day.isBefore(due.minusDays(tolerance)) && !day.isAfter(due.plusDays(tolerance));
        });
    }

    private Answer answer(Selection selection, String counted) {
        return tally(selection).answer(wins(), selection.by(), deals -> {
            long met =
                    deals.stream().filter(deal -> caredAt(deal) != Steps.NEVER).count();
            return Measures.count(counted, met).withRate(met, deals.size());
        });
    }

    private List<Trials.Trial> trials(Selection selection) {
        List<Trials.Trial> trials = new ArrayList<>();
        for (Deal deal : tally(selection).selected(wins())) {
            trials.add(new Trials.Trial(deal.id(), deal.outcomeMicros(), caredAt(deal), watchMicros));
        }
        return trials;
    }

    private Tally<Deal> tally(Selection selection) {
        return Kpis.dealTally(selection, days, deal -> days.dayOf(deal.outcomeMicros()));
    }

    private List<Deal> wins() {
        return Kpis.select(snapshot.deals(), Deal::won);
    }

    /** When the deal was first cared for in time, {@link Steps#NEVER} when it was not. */
    private long caredAt(Deal deal) {
        String named = deal.dims().get("customerId");
        String customer = named == null ? null : snapshot.customers().standing().getOrDefault(named, named);
        List<Activity> candidates = new ArrayList<>(byDeal.getOrDefault(deal.id(), List.of()));
        if (customer != null) {
            candidates.addAll(byCustomer.getOrDefault(customer, List.of()));
        }
        return candidates.stream()
                .filter(activity -> meets.test(deal, activity))
                .mapToLong(Activity::timeMicros)
                .min()
                .orElse(Steps.NEVER);
    }

    private static int tolerance(Snapshot snapshot) {
        String days = snapshot.configuration().definitions().getOrDefault("M-28", "0");
        return days.matches("[0-6]") ? Integer.parseInt(days) : 0;
    }
}
