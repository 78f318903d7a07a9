package dev.fupan.metrics.kpi;

import dev.fupan.contracts.EntityRef;
import dev.fupan.contracts.workspace.Pipeline;
import dev.fupan.metrics.customer.Customers;
import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.journey.Deal;
import dev.fupan.metrics.journey.Journey;
import dev.fupan.metrics.journey.Steps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A proportion taken apart: each unit with the moment from which it counts and the moment of its success.
 *
 * <p>Only so can a unit be watched for a time of its own, and the population begin and end at instants.
 */
public final class Trials {
    private static final Set<String> KNOWN = Set.of(
            "intent",
            "leadDeals",
            "qualified",
            "lossRate",
            "funnel",
            "objectionCloseRate",
            "guideSent",
            "calledBack",
            "ticketResponse",
            "intendedOfContacted",
            "signedOfIntended",
            "repurchase");
    private static final long NEVER = Steps.NEVER;

    private final Snapshot snapshot;
    private final Selection selection;
    private final long from;
    private final Days days;
    private final LeadMeasures leads;

    /**
     * One unit.
     *
     * @param successMicros when it succeeded, {@link Steps#NEVER} when it did not
     * @param watchMicros how long the pipeline watches it
     */
    public record Trial(String id, long entryMicros, long successMicros, long watchMicros) {}

    private Trials(Snapshot snapshot, Selection selection, long from) {
        this.snapshot = snapshot;
        this.selection = selection;
        this.from = from;
        this.days = new Days(snapshot);
        this.leads = new LeadMeasures(snapshot.configuration());
    }

    /** Whether a function of the catalogue is a proportion that can be taken apart. */
    public static boolean are(String kpi) {
        return KNOWN.contains(kpi);
    }

    /** @param step of a funnel, its last one when not given */
    public static List<Trial> of(
            String kpi,
            @Nullable String step,
            Snapshot snapshot,
            Map<String, Set<String>> filters,
            Instant start,
            Instant end) {
        long from = Cut.micros(start);
        long to = Cut.micros(end);
        List<Trial> trials = new Trials(snapshot, days(snapshot, filters, start, end), from).trials(kpi, step);
        trials.removeIf(trial -> trial.entryMicros() < from || trial.entryMicros() >= to);
        return trials;
    }

    /** M-41 between two instants, which is no proportion: how many leads were first contacted, or first researched. */
    public static long worked(
            boolean researched, Snapshot snapshot, Map<String, Set<String>> filters, Instant start, Instant end) {
        long from = Cut.micros(start);
        long to = Cut.micros(end);
        return Development.workedOn(snapshot, days(snapshot, filters, start, end), researched).stream()
                .filter(touch -> touch.micros() >= from && touch.micros() < to)
                .count();
    }

    /** The days that the instants lie in; what is counted is narrowed to the instants after that. */
    private static Selection days(Snapshot snapshot, Map<String, Set<String>> filters, Instant start, Instant end) {
        Days days = new Days(snapshot);
        return new Selection(
                days.calendar().dayOf(start),
                days.calendar().dayOf(end).plusDays(1),
                List.of(),
                filters,
                null,
                false,
                null);
    }

    private List<Trial> trials(String kpi, @Nullable String step) {
        return switch (kpi) {
            case "intent" -> leads(true, leads.intendedStep());
            case "qualified" -> qualified();
            case "leadDeals" -> won();
            case "funnel" -> leads(false, step);
            case "lossRate" -> lost();
            case "objectionCloseRate" -> objected();
            case "guideSent" -> Care.guided(snapshot, selection);
            case "calledBack" -> Care.visited(snapshot, selection);
            case "ticketResponse" -> Tickets.trials(snapshot, selection);
            case "intendedOfContacted" -> developed(kpi, intents());
            case "signedOfIntended" -> developed(kpi, wins());
            case "repurchase" -> repurchased();
            default -> throw new IllegalArgumentException(kpi + " is no proportion that can be looked at");
        };
    }

    private List<Trial> leads(boolean leadsOnly, @Nullable String step) {
        List<Trial> trials = new ArrayList<>();
        for (Journey journey : selected(leadsOnly)) {
            trials.add(trial(journey, step == null ? last(journey) : leads.reachedAt(step, journey)));
        }
        return trials;
    }

    /** Of those that reached MQL. */
    private List<Trial> qualified() {
        List<Trial> trials = new ArrayList<>();
        for (Journey lead : selected(true)) {
            if (leads.reachedAt("MQL", lead) != NEVER) {
                trials.add(trial(lead, leads.reachedAt("SQL", lead)));
            }
        }
        return trials;
    }

    private Map<EntityRef, Long> wins() {
        Map<EntityRef, Long> wins = new HashMap<>();
        for (Deal deal : snapshot.deals()) {
            if (deal.won()) {
                wins.merge(deal.journey(), deal.outcomeMicros(), Math::min);
            }
        }
        return wins;
    }

    private Map<EntityRef, Long> intents() {
        Map<EntityRef, Long> intents = new HashMap<>();
        for (Journey lead : snapshot.journeys()) {
            intents.put(lead.entity(), leads.reachedAt(leads.intendedStep(), lead));
        }
        return intents;
    }

    /** From the contact, or the intent, to what was to follow it. */
    private List<Trial> developed(String kpi, Map<EntityRef, Long> successes) {
        List<Trial> trials = new ArrayList<>();
        for (Development.Touch touch : Development.counted(kpi, snapshot, selection)) {
            Journey lead = touch.lead();
            long success = successes.getOrDefault(lead.entity(), NEVER);
            trials.add(new Trial(lead.entity().toString(), touch.micros(), success, watch(lead)));
        }
        return trials;
    }

    /** Customers with a win before the window, who all begin with it, and when each came again. */
    private List<Trial> repurchased() {
        Customers customers = snapshot.customers();
        Map<String, Long> again = new HashMap<>();
        for (Deal deal : snapshot.deals()) {
            if (deal.won() && deal.outcomeMicros() >= from) {
                again.merge(customers.of(deal), deal.outcomeMicros(), Math::min);
            }
        }
        List<Deal> before = Kpis.select(
                List.copyOf(customers.firstWins(snapshot.deals()).values()), first -> first.outcomeMicros() < from);
        List<Trial> trials = new ArrayList<>();
        for (Deal first : Kpis.dealTally(selection, days, deal -> null).selected(before)) {
            String customer = customers.of(first);
            trials.add(new Trial(customer, from, again.getOrDefault(customer, NEVER), 0));
        }
        return trials;
    }

    private List<Trial> won() {
        Map<EntityRef, Long> wins = wins();
        List<Trial> trials = new ArrayList<>();
        for (Journey lead : selected(true)) {
            trials.add(trial(lead, wins.getOrDefault(lead.entity(), NEVER)));
        }
        return trials;
    }

    private List<Trial> lost() {
        List<Trial> trials = new ArrayList<>();
        List<Deal> decided = Kpis.select(snapshot.deals(), deal -> deal.won() || deal.lost());
        for (Deal deal : Kpis.dealTally(selection, days, deal -> days.dayOf(deal.outcomeMicros()))
                .selected(decided)) {
            trials.add(new Trial(deal.id(), deal.outcomeMicros(), deal.lost() ? deal.outcomeMicros() : NEVER, 0));
        }
        return trials;
    }

    private List<Trial> objected() {
        List<Trial> trials = new ArrayList<>();
        for (Deal deal : Objections.deals(snapshot, selection)) {
            trials.add(new Trial(deal.id(), deal.outcomeMicros(), deal.won() ? deal.outcomeMicros() : NEVER, 0));
        }
        return trials;
    }

    private List<Journey> selected(boolean leadsOnly) {
        return Kpis.leadTally(selection, days)
                .selected(Kpis.select(snapshot.journeys(), journey -> !leadsOnly || journey.lead()));
    }

    private Trial trial(Journey journey, long success) {
        return new Trial(journey.entity().toString(), journey.entryMicros(), success, watch(journey));
    }

    private static long last(Journey journey) {
        return journey.steps().reached(journey.steps().size() - 1);
    }

    private long watch(Journey journey) {
        for (Pipeline pipeline : snapshot.configuration().pipelines()) {
            if (pipeline.key().equals(journey.pipeline())) {
                return days.windowMicros(pipeline, null);
            }
        }
        return 0;
    }
}
