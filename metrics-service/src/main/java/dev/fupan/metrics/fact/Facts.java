package dev.fupan.metrics.fact;

import dev.fupan.contracts.EntityRef;
import dev.fupan.metrics.entity.Administrative;
import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.entity.EntitySet;
import dev.fupan.metrics.entity.Event;
import dev.fupan.metrics.entity.Fields;
import dev.fupan.metrics.entity.Live;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The facts of one workspace under one cut. */
public record Facts(List<Target> targets, List<Rate> rates, List<Cost> costs) {

    /**
     * What a company wants a metric to be.
     *
     * @param period a named period such as {@code 2026-Q3}, fiscal where the workspace says so
     * @param scope dimension -> value, empty for the whole company
     */
    public record Target(
            String metric,
            String period,
            Map<String, String> scope,
            BigDecimal value,
            @Nullable String currency) {}

    /** Units of {@code quote} for one {@code base} on a day. */
    public record Rate(String base, String quote, LocalDate date, BigDecimal rate) {}

    /** Money spent on a channel from the first day to the last, both included; no currency means the workspace's. */
    public record Cost(
            String channel,
            @Nullable String campaign,
            LocalDate from,
            LocalDate to,
            BigDecimal amount,
            @Nullable String currency) {}

    public static Facts of(Collection<EntitySet> sets, Cut cut) {
        List<Target> targets = new ArrayList<>();
        List<Rate> rates = new ArrayList<>();
        List<Cost> costs = new ArrayList<>();
        for (EntitySet set : sets) {
            Fields fields = latest(set, cut);
            if (fields == null) {
                continue;
            }
            switch (set.entity().kind()) {
                case EntityRef.TARGET -> addIfSet(targets, fields);
                case EntityRef.RATE -> rates.add(rate(fields));
                case EntityRef.COST -> costs.add(cost(fields));
                default -> {}
            }
        }
        return new Facts(targets, rates, costs);
    }

    private static @Nullable Fields latest(EntitySet set, Cut cut) {
        Live live = Live.of(set.events(), cut);
        if (live.deleted()) {
            return null;
        }
        for (int i = live.events().size() - 1; i >= 0; i--) {
            Event event = live.events().get(i);
            if (!Administrative.isAdministrative(event)) {
                return event.fields();
            }
        }
        return null;
    }

    private static void addIfSet(List<Target> targets, Fields fields) {
        String value = fields.text("value");
        if (value != null) {
            Map<String, String> scope = new TreeMap<>();
            fields.forEach((name, text) -> {
                if (name.startsWith("scope.") && text != null) {
                    scope.put(name.substring("scope.".length()), text);
                }
            });
            targets.add(new Target(
                    given(fields, "metric"),
                    given(fields, "period"),
                    scope,
                    new BigDecimal(value),
                    fields.text("currency")));
        }
    }

    private static Rate rate(Fields fields) {
        return new Rate(
                given(fields, "base"),
                given(fields, "quote"),
                LocalDate.parse(given(fields, "date")),
                new BigDecimal(given(fields, "rate")));
    }

    private static Cost cost(Fields fields) {
        return new Cost(
                given(fields, "channel"),
                fields.text("campaign"),
                LocalDate.parse(given(fields, "from")),
                LocalDate.parse(given(fields, "to")),
                new BigDecimal(given(fields, "amount")),
                fields.text("currency"));
    }

    private static String given(Fields fields, String name) {
        String text = fields.text(name);
        if (text == null) {
            throw new IllegalArgumentException("a fact without " + name);
        }
        return text;
    }
}
