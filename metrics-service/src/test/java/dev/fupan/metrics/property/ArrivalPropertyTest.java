package dev.fupan.metrics.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.contracts.workspace.WorkspaceConfiguration;
import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.entity.Event;
import dev.fupan.metrics.entity.EventSet;
import dev.fupan.metrics.journey.Journey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Arrival never matters: what is read is a function of the set of positioned records. */
class ArrivalPropertyTest {
    private static final Comparator<Journey> BY_NAME = Comparator.<Journey, String>comparing(
                    journey -> journey.entity().kind())
            .thenComparing(journey -> journey.entity().id());

    @Property
    void anyOrderAndRepetitionReadsTheSame(@ForAll("streams") List<Said> stream, @ForAll Random random) {
        List<Said> delivered = new ArrayList<>(stream);
        for (int repetition = random.nextInt(stream.size() + 1); repetition > 0; repetition--) {
            delivered.add(stream.get(random.nextInt(stream.size())));
        }
        Collections.shuffle(delivered, random);
        assertSame(Sets.of(delivered), Sets.of(stream));
    }

    @Property
    void anyBatchesInAnyGroupingReadTheSame(@ForAll("streams") List<Said> stream, @ForAll Random random) {
        List<Sets> parts = new ArrayList<>();
        for (int from = 0; from < stream.size(); ) {
            int to = Math.min(stream.size(), from + 1 + random.nextInt(6));
            parts.add(Sets.of(stream.subList(from, to)));
            from = to;
        }
        while (parts.size() > 1) {
            Collections.shuffle(parts, random);
            Sets one = parts.remove(parts.size() - 1);
            parts.set(
                    0,
                    random.nextBoolean()
                            ? one.union(parts.get(0))
                            : parts.get(0).union(one));
        }
        assertSame(parts.get(0), Sets.of(stream));
    }

    @Property
    void unionIsCommutativeAssociativeAndIdempotent(@ForAll("streams") List<Said> stream, @ForAll Random random) {
        List<EventSet> sets = List.of(some(stream, random), some(stream, random), some(stream, random));
        EventSet a = sets.get(0);
        EventSet b = sets.get(1);
        EventSet c = sets.get(2);
        assertThat(a.union(b)).isEqualTo(b.union(a));
        assertThat(a.union(b).union(c)).isEqualTo(a.union(b.union(c)));
        assertThat(a.union(a)).isEqualTo(a);
        assertThat(a.union(b).union(b)).isEqualTo(a.union(b));
    }

    @Property
    void readingAtAMomentIsReadingWhatWasThereThen(
            @ForAll("streams") List<Said> stream,
            @ForAll @IntRange(min = 0, max = 9) int day,
            @ForAll @IntRange(min = 0, max = 23) int position) {
        Cut cut = Cut.LIVE.asOf(Said.instant(day)).upTo(position);
        Sets all = Sets.of(stream);
        Sets then = Sets.thatNeverHad(stream, cut);
        WorkspaceConfiguration configuration = all.configuration(cut);
        assertThat(all.journeys(cut)).isEqualTo(then.journeys(Cut.LIVE, configuration));
        assertThat(all.facts(cut)).isEqualTo(then.facts(Cut.LIVE));
        assertThat(all.parties(cut).circles())
                .hasSameElementsAs(then.parties(Cut.LIVE).circles());
        assertThat(all.parties(cut).voided())
                .hasSameElementsAs(then.parties(Cut.LIVE).voided());
    }

    @Property
    void aPositionAndItsAppendTimeCutTheSame(
            @ForAll("streams") List<Said> stream, @ForAll @IntRange(min = 0, max = 23) int position) {
        Sets all = Sets.of(stream);
        assertThat(all.journeys(Cut.LIVE.appendedBy(Said.appended(position))))
                .isEqualTo(all.journeys(Cut.LIVE.upTo(position)))
                .isEqualTo(Sets.of(stream.subList(0, Math.min(stream.size(), position + 1)))
                        .journeys(Cut.LIVE));
    }

    @Property
    void clustersReadApartGiveTheSameJourneys(@ForAll("streams") List<Said> stream) {
        Sets together = Sets.of(stream);
        WorkspaceConfiguration configuration = together.configuration(Cut.LIVE);
        List<Journey> apart = new ArrayList<>();
        List<Event> circles = new ArrayList<>();
        for (List<Said> cluster : Clusters.of(stream)) {
            Sets sets = Sets.of(cluster);
            apart.addAll(sets.journeys(Cut.LIVE, configuration));
            circles.addAll(sets.parties(Cut.LIVE).circles());
        }
        apart.sort(BY_NAME);
        assertThat(apart).isEqualTo(together.journeys(Cut.LIVE));
        assertThat(circles).hasSameElementsAs(together.parties(Cut.LIVE).circles());
    }

    @Provide
    Arbitrary<List<Said>> streams() {
        return Streams.any();
    }

    /** Some of the records of one entity; all are taken for one, since union only looks at identities. */
    private static EventSet some(List<Said> stream, Random random) {
        EventSet set = EventSet.EMPTY;
        for (Said said : stream) {
            set = random.nextBoolean() ? set.with(said.event()) : set;
        }
        return set;
    }

    private static void assertSame(Sets actual, Sets expected) {
        assertThat(actual.byEntity).isEqualTo(expected.byEntity);
        assertThat(actual.journeys(Cut.LIVE)).isEqualTo(expected.journeys(Cut.LIVE));
        assertThat(actual.facts(Cut.LIVE)).isEqualTo(expected.facts(Cut.LIVE));
        assertThat(actual.firstWins(Cut.LIVE)).isEqualTo(expected.firstWins(Cut.LIVE));
        assertThat(actual.quality(Cut.LIVE)).isEqualTo(expected.quality(Cut.LIVE));
    }
}
