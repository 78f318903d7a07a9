package dev.fupan.metrics.journey;

import dev.fupan.metrics.entity.Administrative;
import dev.fupan.metrics.entity.Event;
import dev.fupan.metrics.entity.Party;
import java.util.ArrayList;
import java.util.List;

/**
 * The step where an open opportunity stands.
 *
 * <p>A stage that is named moves it there, forward or back; an event that only implies a step, such as a second quote,
 * never moves it back.
 */
final class Standing {
    private Standing() {}

    static int step(Group.Opportunity opportunity, StageMap stages) {
        List<Event> events = new ArrayList<>(opportunity.party().events());
        for (Party quote : opportunity.quotes()) {
            events.addAll(quote.events());
        }
        events.sort(Event.ORDER);
        boolean standsIn = !opportunity.party().implicit() && opportunity.created() == null;
        int[] at = {standsIn ? stages.stepOfType("crm.opportunity.created.v1") : StageMap.NO_STEP};
        for (Event event : events) {
            if (!Administrative.isAdministrative(event)) {
                stages.stepsOfType(event, step -> at[0] = Math.max(at[0], step));
                int named = stages.stepOfStage(StageMap.stageOf(event));
                at[0] = named == StageMap.NO_STEP ? at[0] : named;
            }
        }
        return at[0];
    }
}
