package dev.fupan.metrics.journey;

import dev.fupan.metrics.entity.Event;
import dev.fupan.metrics.entity.History;
import dev.fupan.metrics.entity.Party;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Walks the parties of one journey once and says what came of it. */
final class JourneyWalk {
    /** An opportunity with what was found about it. */
    private record Walked(
            Group.Opportunity opportunity, @Nullable Outcome outcome, Amounts amounts) {
        long entryMicros() {
            return opportunity.entryMicros();
        }

        Party party() {
            return opportunity.party();
        }
    }

    private final Group group;
    private final StageMap stages;
    private final List<Walked> walked = new ArrayList<>();

    JourneyWalk(Group group, StageMap stages, String workspaceCurrency) {
        this.group = group;
        this.stages = stages;
        for (Group.Opportunity opportunity : group.opportunities()) {
            Party party = opportunity.party();
            walked.add(new Walked(
                    opportunity, Outcome.standing(party.events(), stages), new Amounts(party, workspaceCurrency)));
        }
    }

    Journey journey() {
        StepWalk walk = new StepWalk(stages, group.lead());
        if (group.lead() != null) {
            walk.walkLead(group.lead());
        }
        List<Deal> deals = new ArrayList<>(walked.size());
        for (Walked each : walked) {
            walk.walk(each.opportunity(), each.outcome());
            deals.add(deal(each));
        }
        long entry = group.entryMicros();
        Event created = group.created();
        History second = group.opportunities().isEmpty()
                ? null
                : group.opportunities().get(0).party().history();
        History first = group.lead() == null ? null : group.lead().history();
        return new Journey(
                group.entity(),
                stages.pipeline().key(),
                group.lead() != null,
                entry,
                created == null ? null : created.timeMicros(),
                walk.anyBefore(entry),
                Dims.at(first, second, entry),
                Dims.lastOwner(first, second),
                walk.unmapped(),
                deals.stream().anyMatch(Deal::won),
                walk.steps(entry, time -> inForce(walked, time), won(walked)),
                deals);
    }

    private Deal deal(Walked each) {
        Party party = each.party();
        Outcome outcome = each.outcome();
        StepWalk own = new StepWalk(stages, group.lead());
        own.walk(each.opportunity(), outcome);
        History lead = group.lead() == null ? null : group.lead().history();
        Amounts.Money money =
                outcome == null ? each.amounts().last() : each.amounts().of(outcome);
        Event created = group.created();
        return new Deal(
                party.entity().id(),
                group.entity(),
                stages.pipeline().key(),
                party.implicit(),
                !party.implicit() && each.opportunity().created() == null,
                each.entryMicros(),
                created == null ? null : created.timeMicros(),
                outcome == null ? Deal.Status.OPEN : outcome.won() ? Deal.Status.WON : Deal.Status.LOST,
                outcome == null ? Steps.NEVER : outcome.timeMicros(),
                outcome == null ? null : outcome.first().source(),
                outcome == null ? null : outcome.first().sequence(),
                outcome == null ? null : outcome.first().id(),
                money == null ? null : money.amount(),
                money == null ? null : money.currency(),
                outcome == null ? null : outcome.text("reason"),
                outcome == null ? null : outcome.text("competitor"),
                outcome == null || outcome.won() ? null : lossNode(each, outcome),
                outcome == null ? name(Standing.step(each.opportunity(), stages)) : null,
                outcome == null ? 0 : Items.count(outcome.text("items")),
                outcome == null ? List.of() : Items.texts(outcome.text("keyActions")),
                outcome == null
                        ? Dims.last(party.history(), lead)
                        : Dims.at(party.history(), lead, outcome.timeMicros()),
                Dims.at(party.history(), lead, each.entryMicros()),
                Dims.lastOwner(party.history(), lead),
                own.unmapped(),
                own.steps(each.entryMicros(), time -> inForce(List.of(each), time), won(List.of(each))));
    }

    private @Nullable String lossNode(Walked each, Outcome outcome) {
        int named = stages.stepOfStage(outcome.text("stage"));
        if (named != StageMap.NO_STEP) {
            return stages.name(named);
        }
        StepWalk walk = new StepWalk(stages, group.lead());
        if (group.lead() != null) {
            walk.walkLead(group.lead());
        }
        walk.walk(each.opportunity(), outcome);
        return name(walk.furthestBy(outcome.timeMicros()));
    }

    private @Nullable String name(int step) {
        return step == StageMap.NO_STEP ? null : stages.name(step);
    }

    private static Map<String, BigDecimal> inForce(List<Walked> walked, long timeMicros) {
        return sums(
                walked,
                each -> each.entryMicros() <= timeMicros ? each.amounts().at(timeMicros) : null);
    }

    private static Map<String, BigDecimal> won(List<Walked> walked) {
        return sums(walked, each -> {
            Outcome outcome = each.outcome();
            return outcome != null && outcome.won() ? each.amounts().of(outcome) : null;
        });
    }

    private static Map<String, BigDecimal> sums(List<Walked> walked, Function<Walked, Amounts.@Nullable Money> amount) {
        Map<String, BigDecimal> sums = Map.of();
        for (Walked each : walked) {
            Amounts.Money money = amount.apply(each);
            if (money != null) {
                // mostly there is nothing to add up
                sums = sums.isEmpty() ? new TreeMap<>() : sums;
                sums.merge(money.currency(), money.amount(), BigDecimal::add);
            }
        }
        return sums;
    }
}
