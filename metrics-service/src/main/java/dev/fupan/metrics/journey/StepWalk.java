package dev.fupan.metrics.journey;

import dev.fupan.contracts.EntityRef;
import dev.fupan.metrics.entity.Administrative;
import dev.fupan.metrics.entity.Event;
import dev.fupan.metrics.entity.Party;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Collects which steps were reached when and by whom; one walk per journey and one per opportunity. */
final class StepWalk {
    private record Hit(long timeMicros, @Nullable String owner) {}

    private static final Comparator<Hit> BY_TIME = Comparator.comparingLong(Hit::timeMicros);

    private final StageMap stages;
    private final @Nullable Party lead;
    private final List<List<Hit>> hits = new ArrayList<>();
    private int unmapped;

    StepWalk(StageMap stages, @Nullable Party lead) {
        this.stages = stages;
        this.lead = lead;
        for (int step = 0; step < stages.size(); step++) {
            hits.add(new ArrayList<>(0));
        }
    }

    /** The lead's own events. */
    void walkLead(Party party) {
        walk(party.events(), party);
        standIn(party, "crm.lead.created.v1");
    }

    /** An opportunity's events, those of its quotes, and its standing win. */
    void walk(Group.Opportunity opportunity, @Nullable Outcome outcome) {
        Party party = opportunity.party();
        walk(party.events(), party);
        for (Party quote : opportunity.quotes()) {
            walk(quote.events(), party);
        }
        if (!party.implicit()) {
            standIn(party, "crm.opportunity.created.v1");
        }
        if (outcome != null && outcome.won() && stages.wonStep() != StageMap.NO_STEP) {
            hit(stages.wonStep(), outcome.timeMicros(), party);
        }
    }

    int unmapped() {
        return unmapped;
    }

    /** The furthest step with an event of its own at or before this time, or {@link StageMap#NO_STEP}. */
    int furthestBy(long timeMicros) {
        for (int step = stages.size() - 1; step >= 0; step--) {
            for (Hit hit : hits.get(step)) {
                if (step != stages.wonStep() && hit.timeMicros() <= timeMicros) {
                    return step;
                }
            }
        }
        return StageMap.NO_STEP;
    }

    boolean anyBefore(long entryMicros) {
        for (List<Hit> ofStep : hits) {
            for (Hit hit : ofStep) {
                if (hit.timeMicros() < entryMicros) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What happened before the entry counts as at the entry. */
    Steps steps(long entryMicros, LongFunction<Map<String, BigDecimal>> inForce, Map<String, BigDecimal> won) {
        int size = stages.size();
        long[] own = new long[size];
        long[] strict = new long[size];
        @Nullable String[] owners = new String[size];
        @Nullable String[] strictOwners = new String[size];
        long previous = Long.MIN_VALUE;
        for (int step = 0; step < size; step++) {
            List<Hit> ofStep = hits.get(step);
            if (ofStep.size() > 1) {
                ofStep.sort(BY_TIME);
            }
            own[step] = Steps.NEVER;
            strict[step] = Steps.NEVER;
            for (Hit hit : ofStep) {
                long time = Math.max(hit.timeMicros(), entryMicros);
                if (own[step] == Steps.NEVER) {
                    own[step] = time;
                    owners[step] = hit.owner();
                }
                if (strict[step] == Steps.NEVER && previous != Steps.NEVER && time >= previous) {
                    strict[step] = time;
                    strictOwners[step] = hit.owner();
                }
            }
            previous = strict[step];
        }
        return withAmounts(new Steps(own, owners, strict, strictOwners, new ArrayList<>(size)), inForce, won);
    }

    private Steps withAmounts(Steps steps, LongFunction<Map<String, BigDecimal>> inForce, Map<String, BigDecimal> won) {
        for (int step = 0; step < steps.size(); step++) {
            long reached = steps.reached(step);
            steps.amounts()
                    .add(reached == Steps.NEVER ? Map.of() : step == stages.wonStep() ? won : inForce.apply(reached));
        }
        return steps;
    }

    private void walk(List<Event> events, Party owned) {
        for (Event event : events) {
            if (Administrative.isAdministrative(event)) {
                continue;
            }
            stages.stepsOfType(event, step -> hit(step, event.timeMicros(), owned));
            String stage = StageMap.stageOf(event);
            int step = stages.stepOfStage(stage);
            if (step != StageMap.NO_STEP) {
                hit(step, event.timeMicros(), owned);
            }
            unmapped += stages.isUnmapped(stage) ? 1 : 0;
        }
    }

    /** The first event stands in for a creation that has not come. */
    private void standIn(Party party, String created) {
        int step = stages.stepOfType(created);
        Event first = party.first();
        if (step != StageMap.NO_STEP && first != null && party.first(created) == null) {
            hit(step, first.timeMicros(), party);
        }
    }

    private void hit(int step, long timeMicros, Party owned) {
        String owner = owned.history().at("owner", timeMicros);
        if (owner == null && lead != null && owned.entity().kind().equals(EntityRef.OPPORTUNITY)) {
            owner = lead.history().at("owner", timeMicros);
        }
        hits.get(step).add(new Hit(timeMicros, owner));
    }
}
