package dev.fupan.metrics.funnel;

import dev.fupan.contracts.workspace.Pipeline;
import dev.fupan.metrics.kpi.Days;
import dev.fupan.metrics.kpi.Selection;
import dev.fupan.metrics.kpi.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Counts entrants into steps, in all and per period and value. */
public final class Funnel implements Sieve.Counting {
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
    private final Map<Key, FunnelCount> groups = new HashMap<>();
    // The steps of an entrant mostly count in one group.
    private @Nullable Key lastKey;
    private @Nullable FunnelCount lastGroup;

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
        Sieve.pass(snapshot, query, pipeline, funnel);
        return funnel.answer();
    }

    /** The pipeline of this key, the default one without a key. */
    public static Pipeline pipeline(Snapshot snapshot, @Nullable String key) {
        List<Pipeline> pipelines = snapshot.configuration().pipelines();
        for (Pipeline pipeline : pipelines) {
            if (key == null || pipeline.key().equals(key)) {
                return pipeline;
            }
        }
        throw new IllegalArgumentException("no pipeline " + key + "; there are "
                + pipelines.stream().map(Pipeline::key).toList());
    }

    @Override
    public void entered(Entrant entrant, Passage passage, long onMicros, String owner) {
        total.enter(entrant, passage);
        FunnelCount group = group(entrant, onMicros, owner);
        if (group != null) {
            group.enter(entrant, passage);
        }
    }

    @Override
    public void reached(int step, Entrant entrant, Passage passage, long onMicros, String owner) {
        total.reach(step, entrant, passage);
        FunnelCount group = group(entrant, onMicros, owner);
        if (group != null) {
            group.reach(step, entrant, passage);
        }
    }

    private @Nullable FunnelCount group(Entrant entrant, long onMicros, String owner) {
        if (by == null && selection.grain() == null) {
            return null;
        }
        String period = selection.grain() == null ? null : days.periodName(days.dayOf(onMicros), selection.grain());
        String value = by == null ? null : Sieve.value(entrant, by, owner);
        Key last = lastKey;
        if (last == null || !Objects.equals(last.value(), value) || !Objects.equals(last.period(), period)) {
            lastKey = new Key(period, value);
            lastGroup = groups.computeIfAbsent(
                    lastKey, key -> new FunnelCount(pipeline.steps().size()));
        }
        return lastGroup;
    }

    private FunnelAnswer answer() {
        boolean matureOnly = query.basis() == FunnelQuery.Basis.COHORT;
        List<FunnelAnswer.Group> answered = new ArrayList<>(groups.size());
        groups.entrySet().stream().sorted(Map.Entry.comparingByKey(Key.ORDER)).forEach(group -> {
            Key key = group.getKey();
            answered.add(group.getValue().group(key.period(), key.value(), pipeline, matureOnly));
        });
        return new FunnelAnswer(total.group(null, null, pipeline, matureOnly), answered);
    }
}
