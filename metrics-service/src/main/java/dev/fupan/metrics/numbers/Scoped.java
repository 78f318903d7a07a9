package dev.fupan.metrics.numbers;

import dev.fupan.metrics.calendar.WorkspaceCalendar.Bucket;
import dev.fupan.metrics.catalogue.Metric;
import dev.fupan.metrics.kpi.Attainment;
import dev.fupan.metrics.kpi.Days;
import dev.fupan.metrics.kpi.Snapshot;
import dev.fupan.metrics.question.Question;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds the target that belongs to a row: for exactly its period, and for exactly the scope that it shows. */
record Scoped(Metric metric, Question question, Span span, Snapshot snapshot) {
    private static final Attainment.Found NONE = new Attainment.Found(null, null, Attainment.Kind.NONE);

    Attainment.Found target(Bucket part, List<String> values) {
        Map<String, String> scope = new TreeMap<>();
        for (Map.Entry<String, Set<String>> filter : question.filters().entrySet()) {
            if (filter.getValue().size() != 1) {
                return NONE;
            }
            scope.put(filter.getKey(), filter.getValue().iterator().next());
        }
        for (int i = 0; i < question.by().size() && i < values.size(); i++) {
            scope.put(question.by().get(i), values.get(i));
        }
        boolean ownBreakdown = values.size() > question.by().size();
        return ownBreakdown || cut(part) ? NONE : Attainment.target(metric, part, scope, snapshot);
    }

    // A month that the ends of the period cut is no month to hold against the month's target.
    private boolean cut(Bucket part) {
        return question.grain() != null
                && Days.unit(span.calendar(), part.from(), part.to())
                        .filter(unit -> unit.name().equals(part.name()))
                        .isEmpty();
    }

    static String wireName(Attainment.Kind kind) {
        return switch (kind) {
            case EXPLICIT -> "explicit";
            case ROLLED_UP -> "rolledUp";
            case NONE -> "none";
        };
    }
}
