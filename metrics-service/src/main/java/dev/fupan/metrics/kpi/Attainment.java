package dev.fupan.metrics.kpi;

import dev.fupan.metrics.calendar.Grain;
import dev.fupan.metrics.calendar.WorkspaceCalendar;
import dev.fupan.metrics.catalogue.Metric;
import dev.fupan.metrics.fact.Facts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A metric against its target.
 *
 * @param kind explicit, rolledUp from months, or none
 * @param n how many things the actual number was made of; null where the metric does not count them
 * @param percent whole percent, half up; null where lower is better or there is nothing to divide by
 */
public record Attainment(
        @Nullable BigDecimal target,
        @Nullable String currency,
        Kind kind,
        @Nullable BigDecimal actual,
        @Nullable Long n,
        @Nullable Integer percent) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Where a target comes from. */
    public enum Kind {
        EXPLICIT,
        ROLLED_UP,
        NONE
    }

    /** A target that was found. */
    public record Found(
            @Nullable BigDecimal value, @Nullable String currency, Kind kind) {
        static final Found NONE = new Found(null, null, Kind.NONE);
    }

    /** The metric over a named period, within a scope, against the target for exactly that period and scope. */
    public static Attainment of(Metric metric, String period, Map<String, String> scope, Snapshot snapshot) {
        return of(metric, Kpis.named(metric.kpi()), period, scope, snapshot);
    }

    /** The same for a metric that is computed by a function from elsewhere. */
    public static Attainment of(Metric metric, Kpi kpi, String period, Map<String, String> scope, Snapshot snapshot) {
        WorkspaceCalendar calendar = new Days(snapshot).calendar();
        WorkspaceCalendar.Bucket range = calendar.named(period);
        Map<String, Set<String>> filters = new HashMap<>();
        scope.forEach((dimension, value) -> filters.put(dimension, Set.of(value)));
        Found target = target(metric, range, scope, snapshot);
        String currency = target.currency() == null ? snapshot.configuration().currency() : target.currency();
        Selection selection = new Selection(range.from(), range.to(), java.util.List.of(), filters, null, false, null);
        Measures measures = kpi.answer(snapshot, selection).total();
        BigDecimal actual = Headlines.of(metric, measures, currency);
        return new Attainment(
                target.value(),
                target.currency(),
                target.kind(),
                actual,
                Headlines.n(metric, measures, currency),
                percent(metric, target.value(), actual));
    }

    /** The explicit target, else the sum of the months of a longer period where the metric adds up and all are there. */
    public static Found target(
            Metric metric, WorkspaceCalendar.Bucket range, Map<String, String> scope, Snapshot snapshot) {
        Found explicit = explicit(metric, range.name(), scope, snapshot);
        if (explicit.kind() != Kind.NONE || !metric.additive()) {
            return explicit;
        }
        WorkspaceCalendar calendar = new Days(snapshot).calendar();
        boolean wholeMonths = range.from().getDayOfMonth() == 1 && range.to().getDayOfMonth() == 1;
        if (!wholeMonths || !range.to().isAfter(range.from().plusMonths(1))) {
            return Found.NONE;
        }
        BigDecimal sum = BigDecimal.ZERO;
        String currency = null;
        boolean first = true;
        for (LocalDate month = range.from(); month.isBefore(range.to()); month = month.plusMonths(1)) {
            Found found = explicit(metric, calendar.nameOf(month, Grain.MONTH), scope, snapshot);
            boolean fits = first || java.util.Objects.equals(currency, found.currency());
            if (found.value() == null || !fits) {
                return Found.NONE;
            }
            currency = found.currency();
            sum = sum.add(found.value());
            first = false;
        }
        return new Found(sum, currency, Kind.ROLLED_UP);
    }

    /** Whole percent, half up; none where lower is better, without a target or an actual, or for a target of zero. */
    public static @Nullable Integer percent(Metric metric, @Nullable BigDecimal target, @Nullable BigDecimal actual) {
        if (metric.lowerIsBetter() || target == null || actual == null || target.signum() == 0) {
            return null;
        }
        return actual.multiply(HUNDRED).divide(target, 0, RoundingMode.HALF_UP).intValueExact();
    }

    private static Found explicit(Metric metric, String period, Map<String, String> scope, Snapshot snapshot) {
        for (Facts.Target target : snapshot.facts().targets()) {
            if (target.metric().equals(metric.id())
                    && target.period().equals(period)
                    && target.scope().equals(scope)) {
                return new Found(target.value(), target.currency(), Kind.EXPLICIT);
            }
        }
        return Found.NONE;
    }
}
