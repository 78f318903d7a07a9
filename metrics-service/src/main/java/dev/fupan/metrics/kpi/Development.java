package dev.fupan.metrics.kpi;

import dev.fupan.contracts.EntityRef;
import dev.fupan.metrics.activity.Activity;
import dev.fupan.metrics.journey.Deal;
import dev.fupan.metrics.journey.Journey;
import dev.fupan.metrics.journey.Steps;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How customers were developed, by the day on which each step was reached and not by the lead's creation, and by who
 * owned the lead then.
 *
 * <p>Contacted is the pipeline's step {@code contacted}; a workspace may name another under the metric's id. Intended is
 * what M-12 counts.
 */
final class Development {
    private static final String CONTACTED = "contacted";
    private static final String SIGNED = "signedOfIntended";

    /** A lead at the moment that makes it count. */
    record Touch(
            String kind,
            Journey lead,
            long micros,
            @Nullable String owner) {}

    private final Snapshot snapshot;
    private final Selection selection;
    private final Days days;
    private final LeadMeasures measures;

    private Development(Snapshot snapshot, Selection selection) {
        this.snapshot = snapshot;
        this.selection = selection;
        this.days = new Days(snapshot);
        this.measures = new LeadMeasures(snapshot.configuration());
    }

    /** M-41: leads researched and leads contacted, each once, on the first day. */
    static Answer worked(Snapshot snapshot, Selection selection) {
        Development development = new Development(snapshot, selection);
        List<Touch> touches = development.touches(CONTACTED, development.contacted("M-41"));
        touches.addAll(development.researched());
        return development.tally().answer(touches, selection.by(), group -> {
            long researched = group.stream()
                    .filter(touch -> !touch.kind().equals(CONTACTED))
                    .count();
            return Measures.count(CONTACTED, group.size() - researched).with("researched", researched);
        });
    }

    /** M-43: of the leads first contacted in the period, those that are intended by now. */
    static Answer intended(Snapshot snapshot, Selection selection) {
        Development development = new Development(snapshot, selection);
        return development.rate(development.contacted("M-43"), development::isIntended, "intended");
    }

    /** M-45: of the leads that became intended in the period, those that have signed by now. */
    static Answer signed(Snapshot snapshot, Selection selection) {
        Development development = new Development(snapshot, selection);
        return development.rate(development.measures.intendedStep(), Journey::won, "signed");
    }

    /** M-39: days of 24 hours from the first contact itself to the win. */
    static Answer followUpCycle(Snapshot snapshot, Selection selection) {
        Development development = new Development(snapshot, selection);
        Map<EntityRef, Long> contacts = development.contacts();
        Days days = development.days;
        return Kpis.dealTally(selection, days, deal -> days.dayOf(deal.outcomeMicros()))
                .answer(Kpis.select(snapshot.deals(), Deal::won), selection.by(), deals -> cycle(deals, contacts));
    }

    /** The leads that M-43 and M-45 count. */
    static List<Journey> leads(String kpi, Snapshot snapshot, Selection selection, boolean numerator) {
        Development development = new Development(snapshot, selection);
        Predicate<Journey> succeeded = kpi.equals(SIGNED) ? Journey::won : development::isIntended;
        return counted(kpi, snapshot, selection).stream()
                .map(Touch::lead)
                .filter(lead -> !numerator || succeeded.test(lead))
                .toList();
    }

    /** What M-43 and M-45 count, each with the moment from which it counts. */
    static List<Touch> counted(String kpi, Snapshot snapshot, Selection selection) {
        Development development = new Development(snapshot, selection);
        String step = kpi.equals(SIGNED) ? development.measures.intendedStep() : development.contacted("M-43");
        return development.tally().selected(development.touches(step, step));
    }

    /** One of the two that M-41 counts: the leads contacted, or those researched. */
    static List<Touch> workedOn(Snapshot snapshot, Selection selection, boolean researched) {
        Development development = new Development(snapshot, selection);
        List<Touch> touches =
                researched ? development.researched() : development.touches(CONTACTED, development.contacted("M-41"));
        return development.tally().selected(touches);
    }

    private static Measures cycle(List<Deal> deals, Map<EntityRef, Long> contacts) {
        List<Long> cycles = new ArrayList<>(deals.size());
        for (Deal deal : deals) {
            Long contact = contacts.get(deal.journey());
            if (contact != null && contact <= deal.outcomeMicros()) {
                cycles.add(deal.outcomeMicros() - contact);
            }
        }
        return DealMeasures.durations(cycles).with("withoutContact", deals.size() - cycles.size());
    }

    private Answer rate(String step, Predicate<Journey> succeeded, String counted) {
        return tally().answer(touches(step, step), selection.by(), group -> {
            long successes =
                    group.stream().filter(touch -> succeeded.test(touch.lead())).count();
            return Measures.count(counted, successes).withRate(successes, group.size());
        });
    }

    private Tally<Touch> tally() {
        return new Tally<>(
                selection,
                day -> days.periodName(day, Kpis.grain(selection)),
                touch -> days.dayOf(touch.micros()),
                this::dimension);
    }

    private String dimension(Touch touch, String name) {
        if (!name.equals("owner")) {
            return touch.lead().dims().getOrDefault(name, Kpis.NONE);
        }
        String owner = selection.ownerNow() ? touch.lead().ownerNow() : touch.owner();
        return owner != null ? owner : touch.lead().dims().getOrDefault(name, Kpis.NONE);
    }

    private List<Touch> touches(String kind, String step) {
        List<Touch> touches = new ArrayList<>();
        for (Journey lead : snapshot.journeys()) {
            Integer index = measures.index(lead.pipeline(), step);
            if (lead.lead() && index != null && lead.steps().reached(index) != Steps.NEVER) {
                touches.add(new Touch(
                        kind, lead, lead.steps().reached(index), lead.steps().ownerAt(index)));
            }
        }
        return touches;
    }

    private List<Touch> researched() {
        Map<EntityRef, Journey> leads = new HashMap<>();
        snapshot.journeys().forEach(lead -> leads.put(lead.entity(), lead));
        Set<EntityRef> known = new HashSet<>();
        List<Touch> touches = new ArrayList<>();
        for (Activity activity : snapshot.activities()) {
            Journey lead = leads.get(activity.entity());
            if (activity.is(Activity.RESEARCHED) && lead != null && known.add(activity.entity())) {
                String by = activity.says("owner");
                touches.add(new Touch(
                        "researched",
                        lead,
                        activity.timeMicros(),
                        by == null ? activity.dims().get("owner") : by));
            }
        }
        return touches;
    }

    /** When each lead was first contacted by an event of its own; a later step tells nothing of that moment. */
    private Map<EntityRef, Long> contacts() {
        Map<EntityRef, Long> contacts = new HashMap<>();
        for (Journey journey : snapshot.journeys()) {
            Integer index = measures.index(journey.pipeline(), contacted("M-39"));
            long own = index == null ? Steps.NEVER : journey.steps().own()[index];
            if (own != Steps.NEVER) {
                contacts.put(journey.entity(), own);
            }
        }
        return contacts;
    }

    private boolean isIntended(Journey lead) {
        return measures.intended(List.of(lead)) > 0;
    }

    private String contacted(String metric) {
        return snapshot.configuration().definitions().getOrDefault(metric, CONTACTED);
    }
}
