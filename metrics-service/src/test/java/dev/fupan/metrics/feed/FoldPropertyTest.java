package dev.fupan.metrics.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.contracts.EntityRef;
import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.entity.Event;
import dev.fupan.metrics.entity.Parties;
import dev.fupan.metrics.journey.Deal;
import dev.fupan.metrics.journey.Journey;
import dev.fupan.metrics.property.Said;
import dev.fupan.metrics.property.Sets;
import dev.fupan.metrics.property.Streams;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is folded into stored sets batch by batch is, after each batch, what one reading of all records says. */
class FoldPropertyTest {
    private static final int LARGEST_BATCH = 6;

    @Property
    void theRowsOfAnyBatchesAreThoseOfOneReading(@ForAll("streams") List<Said> stream, @ForAll Random random) {
        FeedInMemory feed = new FeedInMemory();
        for (int from = 0; from < stream.size(); ) {
            int to = Math.min(stream.size(), from + 1 + random.nextInt(LARGEST_BATCH));
            feed.deliver(arrivals(stream.subList(from, to)));
            if (random.nextBoolean()) {
                feed.recut();
            }
            assertReadAsOne(feed, Sets.of(stream.subList(0, to)));
            from = to;
        }
    }

    @Property
    void theConfigurationInForceServesWhereverItCame(@ForAll("streams") List<Said> stream, @ForAll Random random) {
        FeedInMemory feed = new FeedInMemory();
        for (Said said : stream) {
            feed.deliver(arrivals(List.of(said)));
            if (random.nextInt(3) == 0) {
                feed.recut();
            }
        }
        while (feed.recut()) {}

        Sets whole = Sets.of(stream);
        assertThat(feed.configuration()).isEqualTo(whole.configuration(Cut.LIVE));
        assertReadAsOne(feed, whole);
    }

    @Property
    void everyRecordIsCountedOrSetAside(@ForAll("streams") List<Said> stream, @ForAll Random random) {
        FeedInMemory feed = new FeedInMemory();
        for (int from = 0; from < stream.size(); ) {
            int to = Math.min(stream.size(), from + 1 + random.nextInt(LARGEST_BATCH));
            feed.deliver(arrivals(stream.subList(from, to)));
            from = to;
        }

        Sets.Quality quality = Sets.of(stream).quality(Cut.LIVE);
        assertThat(feed.duplicates()).isEqualTo(quality.duplicates().size());
        assertThat(feed.setAside(Refused.CONFLICT)).isEqualTo(positions(quality.conflicts()));
        // a circle that a later void opened was one all the same
        assertThat(feed.setAside(Refused.CIRCLE)).containsAll(positions(quality.circles()));
        assertThat(feed.counted() + feed.duplicates() + quality.conflicts().size())
                .isEqualTo(stream.size());
    }

    @Provide
    Arbitrary<List<Said>> streams() {
        return Streams.any();
    }

    private static List<Arrival> arrivals(List<Said> records) {
        return records.stream()
                .map(said -> new Arrival("acme", 0, said.entity(), said.event()))
                .toList();
    }

    private static void assertReadAsOne(FeedInMemory feed, Sets whole) {
        Map<EntityRef, List<Event>> events = new HashMap<>();
        whole.byEntity.forEach((entity, set) -> events.put(entity, set.events()));
        assertThat(feed.events()).isEqualTo(events);
        List<Journey> journeys = new ArrayList<>();
        List<Deal> deals = new ArrayList<>();
        for (Journey journey : whole.journeys(Cut.LIVE, feed.configuration())) {
            journeys.add(journey.alone());
            deals.addAll(journey.deals());
        }
        assertThat(feed.journeys()).containsExactlyInAnyOrderElementsOf(journeys);
        assertThat(feed.deals()).containsExactlyInAnyOrderElementsOf(deals);
        assertThat(feed.customers()).isEqualTo(customers(whole));
    }

    /** Names of customers that merges have replaced. */
    private static Map<String, String> customers(Sets whole) {
        Parties parties = whole.parties(Cut.LIVE);
        Map<String, String> names = new HashMap<>();
        for (EntityRef entity : whole.byEntity.keySet()) {
            String standing = parties.standing(entity).id();
            if (entity.kind().equals(EntityRef.CUSTOMER) && !standing.equals(entity.id())) {
                names.put(entity.id(), standing);
            }
        }
        return names;
    }

    private static Set<Long> positions(Set<Event> events) {
        return events.stream().map(Event::position).collect(Collectors.toCollection(TreeSet::new));
    }
}
