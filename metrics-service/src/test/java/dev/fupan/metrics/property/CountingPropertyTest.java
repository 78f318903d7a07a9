package dev.fupan.metrics.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.contracts.EntityRef;
import dev.fupan.metrics.calendar.Grain;
import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.entity.Parties;
import dev.fupan.metrics.entity.Party;
import dev.fupan.metrics.funnel.Funnel;
import dev.fupan.metrics.funnel.FunnelAnswer;
import dev.fupan.metrics.funnel.FunnelQuery;
import dev.fupan.metrics.journey.Deal;
import dev.fupan.metrics.journey.Journey;
import dev.fupan.metrics.journey.Steps;
import dev.fupan.metrics.kpi.Answer;
import dev.fupan.metrics.kpi.Kpis;
import dev.fupan.metrics.kpi.Measures;
import dev.fupan.metrics.kpi.Selection;
import dev.fupan.metrics.kpi.Snapshot;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What every count keeps, whatever the records. */
class CountingPropertyTest {
    private static final Selection JANUARY = Selection.of(LocalDate.of(2026, 1, 3), LocalDate.of(2026, 1, 9));
    private static final Selection EVER = Selection.of(LocalDate.of(2020, 1, 1), LocalDate.of(2030, 1, 1));
    private static final Instant EVALUATED = Instant.parse("2026-01-08T00:00:00Z");
    private static final Map<String, String> OWN_DIMENSION =
            Map.of("lossNode", "node", "lossReason", "reason", "openStages", "stage");

    @Property
    void countsNeverGrowAlongTheFunnel(
            @ForAll("streams") List<Said> stream,
            @ForAll FunnelQuery.Unit unit,
            @ForAll("windows") @Nullable Integer window,
            @ForAll boolean strict) {
        for (String pipeline : pipelines(stream)) {
            FunnelAnswer.Group total = funnel(
                            stream, query(EVER, FunnelQuery.Basis.COHORT, window, strict, unit, pipeline))
                    .total();
            long before = total.entered();
            for (FunnelAnswer.Step step : total.steps()) {
                assertThat(step.reached()).as(step.step()).isLessThanOrEqualTo(before);
                before = step.reached();
            }
        }
    }

    @Property
    void strictNeverExceedsLooseAndAWindowNeverExceedsNone(
            @ForAll("streams") List<Said> stream, @ForAll FunnelQuery.Unit unit, @ForAll boolean strict) {
        for (String pipeline : pipelines(stream)) {
            FunnelQuery loose = query(JANUARY, FunnelQuery.Basis.COHORT, null, false, unit, pipeline);
            FunnelQuery within = query(JANUARY, FunnelQuery.Basis.COHORT, 3, false, unit, pipeline);
            FunnelQuery strictly = query(JANUARY, FunnelQuery.Basis.COHORT, null, true, unit, pipeline);
            FunnelQuery both = query(JANUARY, FunnelQuery.Basis.COHORT, 3, true, unit, pipeline);
            assertAtMost(funnel(stream, strictly), funnel(stream, loose));
            assertAtMost(funnel(stream, both), funnel(stream, strict ? strictly : within));
            assertAtMost(funnel(stream, within), funnel(stream, loose));
        }
    }

    @Property
    void theRowsOfAFunnelAddUpToTheWhole(
            @ForAll("streams") List<Said> stream,
            @ForAll FunnelQuery.Basis basis,
            @ForAll FunnelQuery.Unit unit,
            @ForAll("windows") @Nullable Integer window,
            @ForAll("dimensions") @Nullable String by,
            @ForAll("grains") @Nullable Grain grain) {
        if (by == null && grain == null) {
            return;
        }
        Selection selection = JANUARY.by(by == null ? List.of() : List.of(by)).in(grain);
        for (String pipeline : pipelines(stream)) {
            FunnelAnswer answer = funnel(stream, query(selection, basis, window, false, unit, pipeline));
            long entered = answer.groups().stream()
                    .mapToLong(FunnelAnswer.Group::entered)
                    .sum();
            assertThat(entered).isEqualTo(answer.total().entered());
            for (int i = 0; i < answer.total().steps().size(); i++) {
                FunnelAnswer.Step whole = answer.total().steps().get(i);
                long reached = 0;
                long skipped = 0;
                long mature = 0;
                Map<String, BigDecimal> amount = new HashMap<>();
                for (FunnelAnswer.Group group : answer.groups()) {
                    FunnelAnswer.Step step = group.steps().get(i);
                    reached += step.reached();
                    skipped += step.skipped();
                    mature += step.mature();
                    step.amount().forEach((currency, sum) -> amount.merge(currency, sum, BigDecimal::add));
                }
                assertThat(List.of(reached, skipped, mature))
                        .as(whole.step())
                        .isEqualTo(List.of(whole.reached(), whole.skipped(), whole.mature()));
                assertSameMoney(amount, whole.amount());
            }
        }
    }

    @Property
    void theRowsOfAMetricAddUpToTheWhole(
            @ForAll("streams") List<Said> stream,
            @ForAll("additive") String kpi,
            @ForAll("dimensions") @Nullable String by,
            @ForAll("grains") @Nullable Grain grain) {
        Grain asked = kpi.equals("openStages") ? null : grain;
        if (by == null && asked == null && !OWN_DIMENSION.containsKey(kpi)) {
            return;
        }
        Selection selection = JANUARY.by(by == null ? List.of() : List.of(by)).in(asked);
        Answer answer = Kpis.named(kpi).answer(Sets.of(stream).snapshot(Cut.LIVE), selection);
        Map<String, Long> counts = new HashMap<>();
        Map<String, Map<String, BigDecimal>> money = new HashMap<>();
        for (Answer.Row row : answer.rows()) {
            row.measures().counts().forEach((name, count) -> counts.merge(name, count, Long::sum));
            row.measures()
                    .money()
                    .forEach((name, amounts) -> amounts.forEach((currency, sum) ->
                            money.computeIfAbsent(name, key -> new HashMap<>()).merge(currency, sum, BigDecimal::add)));
        }
        Measures total = answer.total();
        total.counts()
                .forEach((name, count) ->
                        assertThat(counts.getOrDefault(name, 0L)).as(name).isEqualTo(count));
        total.money().forEach((name, amounts) -> assertSameMoney(money.getOrDefault(name, Map.of()), amounts));
    }

    @Property
    void everyLostDealHasExactlyOneNode(@ForAll("streams") List<Said> stream) {
        Snapshot snapshot = Sets.of(stream).snapshot(Cut.LIVE);
        Set<String> lost = new HashSet<>();
        for (Deal deal : snapshot.deals()) {
            if (deal.lost()) {
                assertThat(lost.add(deal.id())).as("one deal per id").isTrue();
            } else {
                assertThat(deal.lossNode()).isNull();
            }
        }
        Answer answer = Kpis.named("lossNode").answer(snapshot, EVER);
        long nodes = answer.rows().stream()
                .mapToLong(row -> row.measures().counts().get("lost"))
                .sum();
        assertThat(nodes).isEqualTo(lost.size());
        assertThat(answer.rows()).allSatisfy(row -> assertThat(row.values()).hasSize(1));
    }

    @Property
    void whatIsDeletedCountsNowhere(@ForAll("streams") List<Said> stream) {
        Sets sets = Sets.of(stream);
        Parties parties = sets.parties(Cut.LIVE);
        Set<EntityRef> deleted = new HashSet<>();
        for (Party party : parties.all()) {
            if (party.deleted()) {
                deleted.add(party.entity());
            }
        }
        for (Journey journey : sets.journeys(Cut.LIVE)) {
            assertThat(deleted).doesNotContain(journey.entity());
            for (Deal deal : journey.deals()) {
                assertThat(deleted).doesNotContain(new EntityRef(EntityRef.OPPORTUNITY, deal.id()));
            }
        }
        List<Said> without = stream.stream()
                .filter(said ->
                        said.type().startsWith("crm.entity.") || !deleted.contains(parties.standing(said.entity())))
                .toList();
        assertThat(Sets.of(without).facts(Cut.LIVE)).isEqualTo(sets.facts(Cut.LIVE));
    }

    @Property
    void everyEntityIsInOneJourney(@ForAll("streams") List<Said> stream) {
        Set<EntityRef> journeys = new HashSet<>();
        Set<String> deals = new HashSet<>();
        for (Journey journey : Sets.of(stream).journeys(Cut.LIVE)) {
            assertThat(journeys.add(journey.entity())).isTrue();
            assertThat(journey.lead() || !journey.deals().isEmpty()).isTrue();
            for (Deal deal : journey.deals()) {
                assertThat(deals.add(deal.id())).isTrue();
                assertThat(deal.journey()).isEqualTo(journey.entity());
            }
            assertNothingBeforeTheEntry(journey.steps(), journey.entryMicros());
        }
    }

    private static void assertNothingBeforeTheEntry(Steps steps, long entryMicros) {
        for (int step = 0; step < steps.size(); step++) {
            assertThat(steps.reached(step)).isGreaterThanOrEqualTo(entryMicros);
            assertThat(steps.strict()[step]).isGreaterThanOrEqualTo(steps.reached(step));
            if (step > 0) {
                assertThat(steps.reached(step)).isGreaterThanOrEqualTo(steps.reached(step - 1));
                assertThat(steps.strict()[step]).isGreaterThanOrEqualTo(steps.strict()[step - 1]);
            }
        }
    }

    private static void assertAtMost(FunnelAnswer less, FunnelAnswer more) {
        for (int i = 0; i < more.total().steps().size(); i++) {
            FunnelAnswer.Step step = more.total().steps().get(i);
            assertThat(less.total().steps().get(i).reached()).as(step.step()).isLessThanOrEqualTo(step.reached());
        }
    }

    private static void assertSameMoney(Map<String, BigDecimal> actual, Map<String, BigDecimal> expected) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        expected.forEach((currency, sum) -> assertThat(actual.get(currency)).isEqualByComparingTo(sum));
    }

    private static FunnelAnswer funnel(List<Said> stream, FunnelQuery query) {
        return Funnel.of(Sets.of(stream).snapshot(Cut.LIVE), query);
    }

    private static List<String> pipelines(List<Said> stream) {
        return Sets.of(stream).configuration(Cut.LIVE).pipelines().stream()
                .map(pipeline -> pipeline.key())
                .toList();
    }

    private static FunnelQuery query(
            Selection selection,
            FunnelQuery.Basis basis,
            @Nullable Integer window,
            boolean strict,
            FunnelQuery.Unit unit,
            String pipeline) {
        return new FunnelQuery(selection, basis, window, strict, unit, pipeline, EVALUATED);
    }

    @Provide
    Arbitrary<List<Said>> streams() {
        return Streams.any();
    }

    @Provide
    Arbitrary<Integer> windows() {
        return Arbitraries.of(1, 3, 90).injectNull(0.25);
    }

    @Provide
    Arbitrary<String> dimensions() {
        return Arbitraries.of("channel", "owner", "customerType", "customerId", "attributes.tier")
                .injectNull(0.15);
    }

    @Provide
    Arbitrary<Grain> grains() {
        return Arbitraries.of(Grain.class).injectNull(0.5);
    }

    @Provide
    Arbitrary<String> additive() {
        return Arbitraries.of("amount", "lossNode", "lossReason", "openStages", "acquired", "newCustomers");
    }
}
