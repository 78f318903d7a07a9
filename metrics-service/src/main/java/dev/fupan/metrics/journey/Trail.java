package dev.fupan.metrics.journey;

import dev.fupan.contracts.EntityRef;
import dev.fupan.metrics.entity.Administrative;
import dev.fupan.metrics.entity.Event;
import dev.fupan.metrics.entity.Party;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The history of one journey: every event that moved one of its parties, in order. */
final class Trail {
    private record Step(Event event, Party party, EntityRef track, String move, int index) {}

    private Trail() {}

    static List<Move> moves(Group group, StageMap stages) {
        List<Step> steps = new ArrayList<>();
        Party lead = group.lead();
        if (lead != null) {
            collect(steps, lead, lead, "crm.lead.created.v1", stages);
        }
        for (Group.Opportunity opportunity : group.opportunities()) {
            Party party = opportunity.party();
            collect(steps, party, party, party.implicit() ? null : "crm.opportunity.created.v1", stages);
            for (Party quote : opportunity.quotes()) {
                collect(steps, quote, party, null, stages);
            }
        }
        steps.sort(Comparator.comparing(Step::event, Event.ORDER));
        return withStays(steps, group);
    }

    private static void collect(List<Step> steps, Party party, Party track, @Nullable String created, StageMap stages) {
        boolean standsIn = created != null && party.first(created) == null;
        for (Event event : party.events()) {
            if (Administrative.isAdministrative(event)) {
                continue;
            }
            int[] furthest = {standsIn && event == party.first() ? stages.stepOfType(created) : StageMap.NO_STEP};
            stages.stepsOfType(event, step -> furthest[0] = Math.max(furthest[0], step));
            String stage = StageMap.stageOf(event);
            furthest[0] = Math.max(furthest[0], stages.stepOfStage(stage));
            String move = name(event, stage, furthest[0], stages);
            if (move != null) {
                steps.add(new Step(event, track, track.entity(), move, furthest[0]));
            }
        }
    }

    private static @Nullable String name(Event event, @Nullable String stage, int step, StageMap stages) {
        Boolean says = Outcome.says(event, stages);
        if (says != null) {
            return says ? "won" : "lost";
        }
        if (event.is("crm.deal.reopened.v1")) {
            return "reopened";
        }
        if (step != StageMap.NO_STEP) {
            return stages.name(step);
        }
        return stages.isUnmapped(stage) ? stage : null;
    }

    private static List<Move> withStays(List<Step> steps, Group group) {
        Map<EntityRef, Integer> reached = new HashMap<>();
        Map<String, Long> spent = new HashMap<>();
        List<Move> moves = new ArrayList<>(steps.size());
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            int before = reached.getOrDefault(step.track(), StageMap.NO_STEP);
            boolean onward = step.index() != StageMap.NO_STEP;
            Long left = nextOf(steps, i);
            String stay = step.track() + " " + step.move();
            long cumulative = spent.getOrDefault(stay, 0L)
                    + (left == null ? 0 : left - step.event().timeMicros());
            spent.put(stay, cumulative);
            if (onward) {
                reached.put(step.track(), step.index());
            }
            moves.add(new Move(
                    step.event().timeMicros(),
                    step.track(),
                    step.move(),
                    onward || isOutcome(step.move()),
                    onward && step.index() < before,
                    onward && before != StageMap.NO_STEP ? Math.max(0, step.index() - before - 1) : 0,
                    left,
                    cumulative,
                    step.event().source(),
                    step.event().id(),
                    owner(step, group)));
        }
        return moves;
    }

    private static boolean isOutcome(String move) {
        return move.equals("won") || move.equals("lost") || move.equals("reopened");
    }

    private static @Nullable String owner(Step step, Group group) {
        String owner = step.party().history().at("owner", step.event().timeMicros());
        return owner != null || group.lead() == null
                ? owner
                : group.lead().history().at("owner", step.event().timeMicros());
    }

    private static @Nullable Long nextOf(List<Step> steps, int index) {
        for (int next = index + 1; next < steps.size(); next++) {
            if (steps.get(next).track().equals(steps.get(index).track())) {
                return steps.get(next).event().timeMicros();
            }
        }
        return null;
    }
}
