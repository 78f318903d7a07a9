package dev.fupan.metrics.funnel;

import dev.fupan.contracts.EntityRef;
import dev.fupan.metrics.journey.Deal;
import dev.fupan.metrics.journey.Journey;
import dev.fupan.metrics.journey.Steps;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What goes through a funnel: a journey, or an opportunity on request. */
record Entrant(
        EntityRef entity,
        String pipeline,
        long entryMicros,
        boolean incompleteHistory,
        Map<String, String> dims,
        @Nullable String ownerNow,
        int unmapped,
        Steps steps) {

    static Entrant of(Journey journey) {
        return new Entrant(
                journey.entity(),
                journey.pipeline(),
                journey.entryMicros(),
                journey.incompleteHistory(),
                journey.dims(),
                journey.ownerNow(),
                journey.unmapped(),
                journey.steps());
    }

    static Entrant of(Deal deal) {
        return new Entrant(
                new EntityRef(EntityRef.OPPORTUNITY, deal.id()),
                deal.pipeline(),
                deal.entryMicros(),
                deal.incompleteHistory(),
                deal.entryDims(),
                deal.ownerNow(),
                deal.unmapped(),
                deal.steps());
    }
}
