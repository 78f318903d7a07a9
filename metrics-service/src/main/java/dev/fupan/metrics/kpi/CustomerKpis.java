package dev.fupan.metrics.kpi;

import dev.fupan.metrics.calendar.WorkspaceCalendar;
import dev.fupan.metrics.journey.Deal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** New and returning customers, decided by their won deals. */
final class CustomerKpis {
    private CustomerKpis() {}

    /** M-07: customers whose first won deal by order lies in the period, in the dimensions of that deal. */
    static Answer newCustomers(Snapshot snapshot, Selection selection) {
        Days days = new Days(snapshot);
        return Kpis.dealTally(selection, days, deal -> days.dayOf(deal.outcomeMicros()))
                .answer(
                        snapshot.customers().firstWins(snapshot.deals()).values(),
                        selection.by(),
                        firsts -> Measures.count("newCustomers", firsts.size()));
    }

    /**
     * M-08: of the customers with a win before the period, those with one in it; in the dimensions of their first win.
     */
    static Answer repurchase(Snapshot snapshot, Selection selection) {
        if (selection.grain() == null) {
            return during(snapshot, selection);
        }
        List<Answer.Row> rows = new ArrayList<>();
        WorkspaceCalendar calendar = new Days(snapshot).calendar();
        for (WorkspaceCalendar.Bucket bucket : calendar.buckets(selection.from(), selection.to(), selection.grain())) {
            Answer answer = during(
                    snapshot, selection.during(bucket.from(), bucket.to()).in(null));
            if (selection.by().isEmpty()) {
                rows.add(new Answer.Row(bucket.name(), List.of(), answer.total()));
            }
            answer.rows().forEach(row -> rows.add(new Answer.Row(bucket.name(), row.values(), row.measures())));
        }
        return new Answer(during(snapshot, selection.in(null)).total(), selection.by(), rows);
    }

    private static Answer during(Snapshot snapshot, Selection selection) {
        Days days = new Days(snapshot);
        Map<String, Boolean> came = new HashMap<>();
        for (Deal deal : snapshot.deals()) {
            if (deal.won()) {
                LocalDate day = days.dayOf(deal.outcomeMicros());
                came.merge(snapshot.customers().of(deal), selection.contains(day), Boolean::logicalOr);
            }
        }
        List<Deal> before = new ArrayList<>();
        for (Deal first : snapshot.customers().firstWins(snapshot.deals()).values()) {
            if (days.dayOf(first.outcomeMicros()).isBefore(selection.from())) {
                before.add(first);
            }
        }
        return Kpis.dealTally(selection, days, deal -> null).answer(before, selection.by(), eligible -> {
            long again = 0;
            for (Deal first : eligible) {
                again += Boolean.TRUE.equals(came.get(snapshot.customers().of(first))) ? 1 : 0;
            }
            return Measures.none().withRate(again, eligible.size());
        });
    }
}
