package dev.fupan.metrics.pack;

import dev.fupan.contracts.EntityRef;
import dev.fupan.contracts.workspace.Pipeline;
import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.journey.Deal;
import dev.fupan.metrics.journey.Journey;
import dev.fupan.metrics.journey.Steps;
import dev.fupan.metrics.kpi.Days;
import dev.fupan.metrics.kpi.Snapshot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What happened with chosen accounts, in order: the steps that their journeys reached, and how deals ended.
 *
 * <p>All of it and not the period alone: that a proposal came late shows only beside the first contact. A deal stands
 * under the account that it names, by the name that is left after merges. Where not everyone's journeys are open, an
 * account of others is told as one that nobody knows, its other name included.
 */
final class Timelines {
    /** One line: a step of a journey, or the outcome of a deal. */
    private record Line(
            long micros,
            EntityRef entity,
            String event,
            @Nullable Deal outcome) {
        static final Comparator<Line> ORDER = Comparator.comparingLong(Line::micros)
                .thenComparing(line -> line.outcome() != null)
                .thenComparing(line -> line.entity().toString());
    }

    private final Snapshot snapshot;
    private final PackAsked asked;
    private final Days days;

    private Timelines(Snapshot snapshot, PackAsked asked) {
        this.snapshot = snapshot;
        this.asked = asked;
        this.days = new Days(snapshot);
    }

    static List<Map<String, @Nullable Object>> of(Snapshot snapshot, PackAsked asked) {
        Timelines timelines = new Timelines(snapshot, asked);
        List<Map<String, @Nullable Object>> tables = new ArrayList<>();
        for (String account : asked.accounts()) {
            tables.add(timelines.timeline(account));
        }
        return tables;
    }

    private Map<String, @Nullable Object> timeline(String account) {
        String customer = standing(account);
        Set<EntityRef> own = new HashSet<>();
        List<Deal> deals = new ArrayList<>();
        for (Deal deal : snapshot.deals()) {
            if ((isOf(customer, deal.dims()) || isOf(customer, deal.entryDims())) && isOpen(deal)) {
                deals.add(deal);
                own.add(deal.journey());
            }
        }
        List<Line> lines = new ArrayList<>();
        deals.forEach(deal -> outcome(deal, lines));
        deals.forEach(
                deal -> steps(new EntityRef(EntityRef.OPPORTUNITY, deal.id()), deal.pipeline(), deal.steps(), lines));
        for (Journey journey : snapshot.journeys()) {
            if ((own.contains(journey.entity()) || isOf(customer, journey.dims())) && isOpen(journey)) {
                steps(journey.entity(), journey.pipeline(), journey.steps(), lines);
            }
        }
        lines.sort(Line.ORDER);
        Map<String, @Nullable Object> timeline = new TreeMap<>();
        timeline.put("account", account);
        timeline.put("customer", lines.isEmpty() && asked.owners() != null ? account : customer);
        timeline.put("entries", lines.stream().map(this::entry).toList());
        return timeline;
    }

    /** What a deal reached stands under the deal, not under its journey once more. */
    private void steps(EntityRef entity, String pipeline, Steps steps, List<Line> lines) {
        List<String> names = names(pipeline);
        for (int step = 0; step < Math.min(steps.size(), names.size()); step++) {
            long at = steps.own()[step];
            String name = names.get(step);
            if (at != Steps.NEVER
                    && lines.stream()
                            .noneMatch(
                                    line -> line.micros() == at && line.event().equals(name))) {
                lines.add(new Line(at, entity, name, null));
            }
        }
    }

    private static void outcome(Deal deal, List<Line> lines) {
        if (deal.status() != Deal.Status.OPEN) {
            EntityRef entity = new EntityRef(EntityRef.OPPORTUNITY, deal.id());
            lines.add(new Line(deal.outcomeMicros(), entity, deal.won() ? "won" : "lost", deal));
        }
    }

    private Map<String, @Nullable Object> entry(Line line) {
        LocalDate day = days.dayOf(line.micros());
        Deal outcome = line.outcome();
        Map<String, @Nullable Object> entry = new TreeMap<>();
        entry.put("at", Cut.instant(line.micros()).toString());
        entry.put("day", day.toString());
        entry.put("inPeriod", !day.isBefore(asked.firstDay()) && day.isBefore(asked.end()));
        entry.put("kind", line.entity().kind());
        entry.put("entity", line.entity().id());
        entry.put("event", line.event());
        if (outcome != null) {
            entry.put("amount", PackNumbers.text(outcome.amount()));
            entry.put("currency", outcome.amount() == null ? null : outcome.currency());
            entry.put("reason", outcome.lost() ? outcome.reason() : null);
        }
        return entry;
    }

    private boolean isOpen(Deal deal) {
        return isOpen(deal.steps(), deal.dims()) || isOpen(deal.steps(), deal.entryDims());
    }

    private boolean isOpen(Journey journey) {
        return isOpen(journey.steps(), journey.dims());
    }

    // What the policy own_rows says of rows: who owned a counted step sees the whole.
    private boolean isOpen(Steps steps, Map<String, String> dims) {
        Set<String> owners = asked.owners();
        if (owners == null) {
            return true;
        }
        List<@Nullable String> counted = new ArrayList<>(Arrays.asList(steps.owners()));
        counted.addAll(Arrays.asList(steps.strictOwners()));
        counted.add(dims.get("owner"));
        return counted.stream().anyMatch(owner -> owner != null && owners.contains(owner));
    }

    private boolean isOf(String customer, Map<String, String> dims) {
        String named = dims.get("customerId");
        return named != null && standing(named).equals(customer);
    }

    private String standing(String customer) {
        return snapshot.customers().standing().getOrDefault(customer, customer);
    }

    private List<String> names(String key) {
        for (Pipeline pipeline : snapshot.configuration().pipelines()) {
            if (pipeline.key().equals(key)) {
                return pipeline.steps().stream().map(step -> step.step()).toList();
            }
        }
        return List.of();
    }
}
