package dev.fupan.metrics.funnel;

import dev.fupan.contracts.workspace.Pipeline;
import dev.fupan.metrics.kpi.Days;
import dev.fupan.metrics.kpi.Selection;
import dev.fupan.metrics.kpi.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Counts entrants into steps.
 *
 * <p>On the cohort basis an entrant counts in the period of its entry with all that it reached; on the period basis
 * each step counts in the period in which it was first reached. Rows by owner count a step for the owner of the entity
 * whose event reached it, and the entry for the owner at the entry.
 */
public final class Funnel {
    static final String NONE = "(none)";
    private static final String OWNER = "owner";

    private record Key(@Nullable String period, @Nullable String value) {
        static final Comparator<Key> ORDER = Comparator.comparing(
                        Key::period, Comparator.nullsFirst(Comparator.<String>naturalOrder()))
                .thenComparing(Key::value, Comparator.nullsFirst(Comparator.<String>naturalOrder()));
    }

    private final FunnelQuery query;
    private final Selection selection;
    private final Days days;
    private final Pipeline pipeline;
    private final @Nullable String by;
    private final FunnelCount total;
    private final Map<Key, FunnelCount> groups = new TreeMap<>(Key.ORDER);

    private Funnel(FunnelQuery query, Days days, Pipeline pipeline) {
        this.query = query;
        this.selection = query.selection();
        this.days = days;
        this.pipeline = pipeline;
        this.by = selection.by().isEmpty() ? null : selection.by().get(0);
        this.total = new FunnelCount(pipeline.steps().size());
    }

    /** @throws IllegalArgumentException when the workspace has no such pipeline */
    public static FunnelAnswer of(Snapshot snapshot, FunnelQuery query) {
        Pipeline pipeline = pipeline(snapshot, query.pipeline());
        Funnel funnel = new Funnel(query, new Days(snapshot), pipeline);
        if (query.unit() == FunnelQuery.Unit.JOURNEY) {
            snapshot.journeys().forEach(journey -> funnel.count(Entrant.of(journey)));
        } else {
            snapshot.deals().forEach(deal -> funnel.count(Entrant.of(deal)));
        }
        return funnel.answer();
    }

    static Pipeline pipeline(Snapshot snapshot, @Nullable String key) {
        List<Pipeline> pipelines = snapshot.configuration().pipelines();
        for (Pipeline pipeline : pipelines) {
            if (key == null || pipeline.key().equals(key)) {
                return pipeline;
            }
        }
        throw new IllegalArgumentException("no pipeline " + key + "; there are "
                + pipelines.stream().map(Pipeline::key).toList());
    }

    private void count(Entrant entrant) {
        if (!entrant.pipeline().equals(pipeline.key()) || !letsIn(entrant)) {
            return;
        }
        Passage passage = Passage.of(entrant, query, days.windowMicros(pipeline, query.windowDays()));
        String entryOwner = owner(entrant, entrant.dims().get(OWNER));
        boolean cohort = query.basis() == FunnelQuery.Basis.COHORT;
        boolean entered = selection.contains(days.dayOf(entrant.entryMicros()));
        if (entered && selection.lets(OWNER, entryOwner)) {
            into(entrant, entrant.entryMicros(), entryOwner, count -> count.enter(entrant, passage));
        }
        for (int step = 0; step < passage.size(); step++) {
            long reached = passage.reached(step);
            boolean counts = passage.counts(step)
                    && (cohort ? entered : selection.contains(days.dayOf(reached)));
            String owner = counts ? owner(entrant, passage.owner(step)) : NONE;
            if (counts && selection.lets(OWNER, owner)) {
                int at = step;
                into(entrant, cohort ? entrant.entryMicros() : reached, owner, count -> count.reach(at, entrant, passage));
            }
        }
    }

    private void into(
            Entrant entrant, long onMicros, String owner, Consumer<FunnelCount> counting) {
        counting.accept(total);
        if (by != null || selection.grain() != null) {
            String period = selection.grain() == null ? null : days.periodName(days.dayOf(onMicros), selection.grain());
            String value = by == null ? null : by.equals(OWNER) ? owner : entrant.dims().getOrDefault(by, NONE);
            counting.accept(groups.computeIfAbsent(new Key(period, value), key -> new FunnelCount(pipeline.steps().size())));
        }
    }

    private String owner(Entrant entrant, @Nullable String then) {
        return Objects.requireNonNullElse(selection.ownerNow() ? entrant.ownerNow() : then, NONE);
    }

    private boolean letsIn(Entrant entrant) {
        for (String name : selection.filters().keySet()) {
            if (!name.equals(OWNER) && !selection.lets(name, entrant.dims().getOrDefault(name, NONE))) {
                return false;
            }
        }
        return true;
    }

    private FunnelAnswer answer() {
        boolean matureOnly = query.basis() == FunnelQuery.Basis.COHORT;
        List<FunnelAnswer.Group> answered = new ArrayList<>(groups.size());
        groups.forEach((key, count) ->
                answered.add(count.group(key.period(), key.value(), pipeline, matureOnly)));
        return new FunnelAnswer(total.group(null, null, pipeline, matureOnly), answered);
    }
}
