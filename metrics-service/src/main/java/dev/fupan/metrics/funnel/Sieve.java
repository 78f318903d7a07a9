package dev.fupan.metrics.funnel;

import dev.fupan.contracts.workspace.Pipeline;
import dev.fupan.metrics.kpi.Days;
import dev.fupan.metrics.kpi.Selection;
import dev.fupan.metrics.kpi.Snapshot;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Says which entrants count where; the number and the list behind it both come out of it.
 *
 * <p>On the cohort basis an entrant counts in the period of its entry with all that it reached; on the period basis
 * each step counts in the period in which it was first reached. Rows by owner count a step for the owner of the entity
 * whose event reached it, and the entry for the owner at the entry.
 */
final class Sieve {
    /** What is told of each entrant that counts. */
    interface Counting {
        void entered(Entrant entrant, Passage passage, long onMicros, String owner);

        void reached(int step, Entrant entrant, Passage passage, long onMicros, String owner);
    }

    private static final String NONE = "(none)";
    private static final String OWNER = "owner";

    private final FunnelQuery query;
    private final Selection selection;
    private final Days days;
    private final Pipeline pipeline;
    private final Counting counting;

    private Sieve(FunnelQuery query, Days days, Pipeline pipeline, Counting counting) {
        this.query = query;
        this.selection = query.selection();
        this.days = days;
        this.pipeline = pipeline;
        this.counting = counting;
    }

    static void pass(Snapshot snapshot, FunnelQuery query, Pipeline pipeline, Counting counting) {
        Sieve sieve = new Sieve(query, new Days(snapshot), pipeline, counting);
        if (query.unit() == FunnelQuery.Unit.JOURNEY) {
            snapshot.journeys().forEach(journey -> sieve.count(Entrant.of(journey)));
        } else {
            snapshot.deals().forEach(deal -> sieve.count(Entrant.of(deal)));
        }
    }

    /** The entrant's value in a dimension, when it counts for this owner. */
    static String value(Entrant entrant, String dimension, String owner) {
        return dimension.equals(OWNER) ? owner : entrant.dims().getOrDefault(dimension, NONE);
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
            counting.entered(entrant, passage, entrant.entryMicros(), entryOwner);
        }
        for (int step = 0; step < passage.size(); step++) {
            long reached = passage.reached(step);
            boolean counts = passage.counts(step) && (cohort ? entered : selection.contains(days.dayOf(reached)));
            String owner = counts ? owner(entrant, passage.owner(step)) : NONE;
            if (counts && selection.lets(OWNER, owner)) {
                counting.reached(step, entrant, passage, cohort ? entrant.entryMicros() : reached, owner);
            }
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
}
