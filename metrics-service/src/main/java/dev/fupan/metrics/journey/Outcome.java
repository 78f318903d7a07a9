package dev.fupan.metrics.journey;

import dev.fupan.metrics.entity.Event;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The standing outcome of an opportunity: an unbroken run of events that all say won, or all say lost.
 *
 * <p>The first event of the run gives the period, the last one that names it gives amount, reason and items. A
 * re-opening, the other outcome, or a move to an open stage at a later time than the run's last event ends a run.
 */
record Outcome(boolean won, List<Event> run) {
    private static final String WON = "crm.deal.won.v1";
    private static final String LOST = "crm.deal.lost.v1";
    private static final String REOPENED = "crm.deal.reopened.v1";
    private static final String STAGE_CHANGED = "crm.opportunity.stage_changed.v1";

    static @Nullable Outcome standing(List<Event> events, StageMap stages) {
        Outcome standing = null;
        for (Event event : events) {
            Boolean says = says(event, stages);
            if (says != null) {
                standing = standing == null || standing.won != says ? begin(says) : standing;
                standing.run.add(event);
            } else if (event.is(REOPENED)) {
                standing = null;
            } else if (standing != null
                    && movesOn(event, stages)
                    && event.timeMicros() > standing.last().timeMicros()) {
                standing = null;
            }
        }
        return standing;
    }

    /** True for won, false for lost, null when the event says neither. */
    static @Nullable Boolean says(Event event, StageMap stages) {
        if (event.is(WON)) {
            return true;
        }
        if (event.is(LOST)) {
            return false;
        }
        if (event.is(REOPENED)) {
            return null;
        }
        String stage = StageMap.stageOf(event);
        return stages.saysWon(stage) ? Boolean.TRUE : stages.saysLost(stage) ? Boolean.FALSE : null;
    }

    Event first() {
        return run.get(0);
    }

    Event last() {
        return run.get(run.size() - 1);
    }

    long timeMicros() {
        return first().timeMicros();
    }

    /** The last event of the run that gives this field. */
    @Nullable
    Event giving(String field) {
        for (int i = run.size() - 1; i >= 0; i--) {
            if (run.get(i).fields().text(field) != null) {
                return run.get(i);
            }
        }
        return null;
    }

    @Nullable
    String text(String field) {
        Event giving = giving(field);
        return giving == null ? null : giving.fields().text(field);
    }

    private static Outcome begin(boolean won) {
        return new Outcome(won, new ArrayList<>(1));
    }

    private static boolean movesOn(Event event, StageMap stages) {
        return event.is(STAGE_CHANGED) && stages.stepOfStage(StageMap.stageOf(event)) != StageMap.NO_STEP;
    }
}
