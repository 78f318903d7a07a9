package dev.fupan.metrics.kpi;

import dev.fupan.metrics.journey.Deal;
import dev.fupan.metrics.journey.Journey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The metrics by the name that the catalogue calls them with. */
public final class Kpis {
    static final String NONE = "(none)";

    private static final Map<String, Kpi> BY_NAME = new LinkedHashMap<>();

    static {
        BY_NAME.put("amount", deals(Deal::won, List.of(), (measures, deals) -> measures.amount(deals)));
        BY_NAME.put("shortOfTarget", ShortOfTarget::answer);
        BY_NAME.put("volume", deals(Deal::won, List.of(), (measures, deals) -> measures.volume(deals)));
        BY_NAME.put("orderValue", deals(Deal::won, List.of(), (measures, deals) -> measures.orderValue(deals)));
        BY_NAME.put("cycle", deals(Deal::won, List.of(), (measures, deals) -> measures.cycle(deals)));
        BY_NAME.put("lossNode", deals(Deal::lost, List.of("node"), (measures, deals) -> measures.stake("lost", deals)));
        BY_NAME.put(
                "lossReason",
                deals(Deal::lost, List.of("reason"), (measures, deals) -> measures.stake("deals", deals)));
        BY_NAME.put(
                "lossRate",
                deals(
                        deal -> deal.won() || deal.lost(),
                        List.of(),
                        (measures, deals) -> DealMeasures.lostOfDecided(deals)));
        BY_NAME.put("openStages", Kpis::openStages);
        BY_NAME.put("newCustomers", CustomerKpis::newCustomers);
        BY_NAME.put("repurchase", CustomerKpis::repurchase);
        BY_NAME.put("acquired", leads(List.of(), (measures, leads) -> LeadMeasures.acquired(leads)));
        BY_NAME.put("intent", leads(List.of(), LeadMeasures::intent));
        BY_NAME.put("leadMatrix", leads(List.of("channel", "customerType"), LeadMeasures::matrix));
        BY_NAME.put("leadDeals", leads(List.of(), (measures, leads) -> LeadMeasures.deals(leads)));
        BY_NAME.put("qualified", leads(List.of(), LeadMeasures::qualified));
        BY_NAME.put("followUpCycle", Development::followUpCycle);
        BY_NAME.put("workedLeads", Development::worked);
        BY_NAME.put("intendedOfContacted", Development::intended);
        BY_NAME.put("signedOfIntended", Development::signed);
        BY_NAME.put("objectionCloseRate", Objections::closeRate);
        BY_NAME.put("guideSent", Care::guideSent);
        BY_NAME.put("calledBack", Care::calledBack);
        BY_NAME.put("ticketResponse", Tickets::responded);
        BY_NAME.put("costPerAcquired", ChannelCosts::perAcquired);
        BY_NAME.put("costPerIntended", ChannelCosts::perIntended);
    }

    private Kpis() {}

    /** Whether something has this name; funnels are computed elsewhere. */
    public static boolean has(String name) {
        return BY_NAME.containsKey(name);
    }

    /** @throws IllegalArgumentException when nothing has this name */
    public static Kpi named(String name) {
        Kpi kpi = BY_NAME.get(name);
        if (kpi == null) {
            throw new IllegalArgumentException("nothing computes " + name + "; there are " + BY_NAME.keySet());
        }
        return kpi;
    }

    private static Kpi deals(
            Predicate<Deal> population, List<String> own, BiFunction<DealMeasures, List<Deal>, Measures> measure) {
        return (snapshot, selection) -> {
            Days days = new Days(snapshot);
            DealMeasures measures = new DealMeasures(snapshot, days, selection.convertTo());
            return dealTally(selection, days, deal -> days.dayOf(deal.outcomeMicros()))
                    .answer(
                            select(snapshot.deals(), population),
                            withOwn(selection.by(), own),
                            group -> measure.apply(measures, group));
        };
    }

    private static Answer openStages(Snapshot snapshot, Selection selection) {
        Days days = new Days(snapshot);
        DealMeasures measures = new DealMeasures(snapshot, days, null);
        return dealTally(selection, days, deal -> null)
                .answer(
                        select(snapshot.deals(), deal -> deal.status() == Deal.Status.OPEN),
                        withOwn(selection.by(), List.of("stage")),
                        group -> measures.stake("open", group));
    }

    private static Kpi leads(List<String> own, BiFunction<LeadMeasures, List<Journey>, Measures> measure) {
        return (snapshot, selection) -> {
            LeadMeasures measures = new LeadMeasures(snapshot.configuration());
            return leadTally(selection, new Days(snapshot))
                    .answer(
                            select(snapshot.journeys(), Journey::lead),
                            withOwn(selection.by(), own),
                            group -> measure.apply(measures, group));
        };
    }

    static Tally<Journey> leadTally(Selection selection, Days days) {
        return new Tally<>(
                selection,
                day -> days.periodName(day, grain(selection)),
                lead -> days.dayOf(lead.entryMicros()),
                (lead, name) -> selection.ownerNow() && name.equals("owner")
                        ? known(lead.ownerNow())
                        : lead.dims().getOrDefault(name, NONE));
    }

    static Tally<Deal> dealTally(Selection selection, Days days, Function<Deal, @Nullable LocalDate> day) {
        return new Tally<>(
                selection,
                on -> days.periodName(on, grain(selection)),
                day,
                (deal, name) -> dimension(deal, name, selection.ownerNow()));
    }

    static dev.fupan.metrics.calendar.Grain grain(Selection selection) {
        if (selection.grain() == null) {
            throw new IllegalStateException("no grain");
        }
        return selection.grain();
    }

    private static String dimension(Deal deal, String name, boolean ownerNow) {
        return switch (name) {
            case "node" -> known(deal.lossNode());
            case "reason" -> known(deal.reason());
            case "competitor" -> known(deal.competitor());
            case "stage" -> known(deal.stage());
            case "owner" -> ownerNow ? known(deal.ownerNow()) : deal.dims().getOrDefault(name, NONE);
            default -> deal.dims().getOrDefault(name, NONE);
        };
    }

    static List<String> withOwn(List<String> asked, List<String> own) {
        Set<String> all = new LinkedHashSet<>(asked);
        all.addAll(own);
        return List.copyOf(all);
    }

    static <T> List<T> select(List<T> all, Predicate<T> population) {
        List<T> selected = new ArrayList<>();
        for (T each : all) {
            if (population.test(each)) {
                selected.add(each);
            }
        }
        return selected;
    }

    private static String known(@Nullable String value) {
        return value == null ? NONE : value;
    }
}
