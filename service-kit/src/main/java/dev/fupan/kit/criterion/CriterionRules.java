package dev.fupan.kit.criterion;

import dev.fupan.contracts.action.Criterion;
import dev.fupan.kit.form.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules that a criterion keeps before anyone waits for its verdict. */
public final class CriterionRules {

    private static final Set<String> COMPARATORS = Set.of(">=", ">", "<=", "<");
    private static final Set<String> CONSEQUENCES =
            Set.of("continue", "pause_channel", "extend", "escalate", "new_action");
    private static final int MAX_SAMPLE = 10_000_000;
    private static final int MAX_FILTERS = 10;
    private static final int MAX_VALUE = 200;
    private static final int MAX_DIGITS = 20;
    private static final Set<String> WORK = Set.of("contacted", "researched");

    private final Criterion criterion;
    private final String currency;
    private final List<Violation> found = new ArrayList<>();

    private CriterionRules(Criterion criterion, String currency) {
        this.criterion = criterion;
        this.currency = currency;
    }

    /** Everything that is wrong with it in a workspace of that currency; empty = it can be checked. */
    public static List<Violation> violations(Criterion criterion, String currency) {
        CriterionRules rules = new CriterionRules(criterion, currency);
        CheckableMetric metric = CheckableMetric.of(criterion.metric()).orElse(null);
        if (metric == null)
            rules.add("metric", "a metric that a checkpoint can look at: " + String.join(", ", CheckableMetric.ids()));
        rules.comparison(metric);
        rules.times();
        rules.mode(metric);
        rules.filter(metric);
        rules.consequences();
        return List.copyOf(rules.found);
    }

    private void comparison(@Nullable CheckableMetric metric) {
        if (!COMPARATORS.contains(criterion.comparator())) add("comparator", "one of >=, >, <= and <");
        BigDecimal threshold = criterion.threshold();
        boolean sane = threshold.precision() <= MAX_DIGITS && Math.abs(threshold.scale()) <= MAX_DIGITS;
        if (!sane) add("threshold", "a decimal with at most " + MAX_DIGITS + " digits");
        if (metric != null && sane) {
            if (metric.isProportion() && (threshold.signum() < 0 || threshold.compareTo(BigDecimal.ONE) > 0))
                add("threshold", "a ratio from 0 to 1, 0.10 for ten percent");
            String unit = unitOf(metric);
            if (!criterion.unit().equals(unit)) add("unit", "'" + unit + "', the unit of " + criterion.metric());
        }
        if (criterion.minimumSample() < 0 || criterion.minimumSample() > MAX_SAMPLE)
            add("minimumSample", "a number from 0 to " + MAX_SAMPLE);
    }

    private String unitOf(CheckableMetric metric) {
        return switch (metric.kind()) {
            case PROPORTION -> "ratio";
            case COUNT -> "count";
            case DAYS -> "days";
            case MONEY -> currency;
        };
    }

    private void times() {
        if (Span.read(criterion.window()) == null)
            add("window", "an ISO 8601 duration like P3D or PT72H, longer than nothing and at most ten years");
        if (criterion.horizon() != null && Span.read(criterion.horizon()) == null)
            add("horizon", "an ISO 8601 duration like P2D or PT48H, longer than nothing and at most ten years");
    }

    private void mode(@Nullable CheckableMetric metric) {
        String horizon = criterion.horizon();
        if (criterion.mode().equals("point")) {
            if (horizon != null) add("horizon", "nothing in point mode, which counts every unit as it is");
        } else if (!criterion.mode().equals("evidence")) {
            add("mode", "point or evidence");
        } else {
            if (metric != null && !metric.isProportion())
                add("mode", "point: " + criterion.metric() + " is no proportion, so evidence mode cannot judge it");
            if (horizon == null)
                add("horizon", "how long each unit is watched, like P2D; evidence mode needs it, point mode does not");
            BigDecimal threshold = criterion.threshold();
            if (threshold.signum() <= 0 || threshold.compareTo(BigDecimal.ONE) >= 0)
                add("threshold", "a ratio between 0 and 1, both excluded in evidence mode");
            Span window = Span.read(criterion.window());
            Span watched = horizon == null ? null : Span.read(horizon);
            if (window != null && watched != null && window.isNotLongerThan(watched))
                add("window", "longer than the horizon: nobody can be judged before that has passed");
        }
    }

    private void filter(@Nullable CheckableMetric metric) {
        if (criterion.filter().size() > MAX_FILTERS) add("filter", "at most " + MAX_FILTERS + " dimensions");
        for (Map.Entry<String, String> one : criterion.filter().entrySet()) {
            String name = one.getKey();
            boolean fits = metric == null ? CheckableMetric.isShared(name) : metric.canBeFilteredBy(name);
            if (!fits)
                add(
                        "filter/" + name,
                        metric == CheckableMetric.TICKET_RESPONSE_RATE
                                ? "a dimension of tickets: kind, severity or owner"
                                : "a dimension such as channel, owner, product or attributes.size");
            String value = one.getValue();
            if (value.isBlank() || value.length() > MAX_VALUE || !isText(value))
                add("filter/" + one.getKey(), "one value of at most " + MAX_VALUE + " characters");
        }
        if (metric == CheckableMetric.FUNNEL_STEP && !criterion.filter().containsKey("step"))
            add("filter/step", "the step of the funnel that M-30 is asked for");
        boolean worked = metric == CheckableMetric.CUSTOMERS_WORKED;
        if (worked && !WORK.contains(criterion.filter().getOrDefault("step", "contacted")))
            add("filter/step", "contacted or researched, the two that M-41 counts");
    }

    private void consequences() {
        consequence("onPass", criterion.onPass(), false);
        consequence("onFail", criterion.onFail(), false);
        consequence("onInconclusive", criterion.onInconclusive(), true);
    }

    private void consequence(String field, String word, boolean mayExtend) {
        if (!CONSEQUENCES.contains(word)) {
            add(field, "one of continue, pause_channel, extend, escalate and new_action");
        } else if (word.equals("extend") && !mayExtend) {
            add(field, "anything but extend, which only answers an inconclusive verdict");
        } else if (word.equals("pause_channel") && !criterion.filter().containsKey("channel")) {
            add(field, "a filter that names the channel to pause, or another consequence");
        }
    }

    private static boolean isText(String value) {
        return value.chars().noneMatch(Character::isISOControl)
                && value.codePoints()
                        .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    private void add(String field, String expected) {
        found.add(new Violation("/" + field, expected));
    }
}
