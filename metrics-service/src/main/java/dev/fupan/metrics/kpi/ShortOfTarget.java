package dev.fupan.metrics.kpi;

import dev.fupan.metrics.calendar.WorkspaceCalendar;
import dev.fupan.metrics.calendar.WorkspaceCalendar.Bucket;
import dev.fupan.metrics.catalogue.Catalogue;
import dev.fupan.metrics.catalogue.Metric;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * M-04: how many won deals the target of M-02 is away; negative when it was exceeded.
 *
 * <p>A target is set for a named period and one value per dimension, so other periods and filters on several values
 * have none.
 */
final class ShortOfTarget {
    private static final String DEALS = "deals";

    private final Snapshot snapshot;
    private final WorkspaceCalendar calendar;
    private final Selection selection;
    private final Metric deals = Catalogue.get().metric("M-02");

    private ShortOfTarget(Snapshot snapshot, Selection selection) {
        this.snapshot = snapshot;
        this.calendar = new Days(snapshot).calendar();
        this.selection = selection;
    }

    static Answer answer(Snapshot snapshot, Selection selection) {
        return new ShortOfTarget(snapshot, selection).answer();
    }

    private Answer answer() {
        Answer volume = Kpis.named("volume").answer(snapshot, selection);
        Optional<Bucket> whole = Days.unit(calendar, selection.from(), selection.to());
        List<Answer.Row> rows = new ArrayList<>(volume.rows().size());
        for (Answer.Row row : volume.rows()) {
            Optional<Bucket> period = row.period() == null ? whole : inside(calendar.named(row.period()));
            rows.add(new Answer.Row(
                    row.period(), row.values(), measures(row.measures(), period, volume.by(), row.values())));
        }
        return new Answer(measures(volume.total(), whole, List.of(), List.of()), volume.by(), rows);
    }

    // A unit that the ends of the selection cut has no target of its own.
    private Optional<Bucket> inside(Bucket unit) {
        boolean cut = unit.from().isBefore(selection.from()) || unit.to().isAfter(selection.to());
        return cut ? Optional.empty() : Optional.of(unit);
    }

    private Measures measures(Measures volume, Optional<Bucket> period, List<String> by, List<String> values) {
        long won = volume.counts().getOrDefault(DEALS, 0L);
        Measures measures = Measures.count(DEALS, won);
        Optional<Map<String, String>> scope = scope(selection.filters(), by, values);
        if (period.isEmpty() || scope.isEmpty()) {
            return measures;
        }
        BigDecimal target =
                Attainment.target(deals, period.get(), scope.get(), snapshot).value();
        return target == null
                ? measures
                : measures.with("targetDeals", target).with("short", target.subtract(BigDecimal.valueOf(won)));
    }

    private static Optional<Map<String, String>> scope(
            Map<String, Set<String>> filters, List<String> by, List<String> values) {
        Map<String, String> scope = new TreeMap<>();
        for (Map.Entry<String, Set<String>> filter : filters.entrySet()) {
            if (filter.getValue().size() != 1) {
                return Optional.empty();
            }
            scope.put(filter.getKey(), filter.getValue().iterator().next());
        }
        for (int i = 0; i < by.size(); i++) {
            scope.put(by.get(i), values.get(i));
        }
        return Optional.of(scope);
    }
}
