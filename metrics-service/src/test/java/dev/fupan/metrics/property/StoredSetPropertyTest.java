package dev.fupan.metrics.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.metrics.entity.Event;
import dev.fupan.metrics.entity.EventCodec;
import dev.fupan.metrics.entity.EventSet;
import dev.fupan.metrics.entity.StoredSet;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** How a set came to be stored does not show in what is stored. */
class StoredSetPropertyTest {

    @Property
    void aSetThatHasGrownIsStoredAsIfWrittenAnew(
            @ForAll("streams") List<Said> stream, @ForAll @IntRange(min = 0, max = 23) int before) {
        List<EventSet> sets = new ArrayList<>();
        EventSet all = EventSet.EMPTY;
        for (Said said : stream) {
            all = standing(all, said.event());
            sets.add(all);
        }
        StoredSet stored = new StoredSet(EventCodec.encode(sets.get(Math.min(before, sets.size() - 1))));
        EventSet grown = stored.events();
        for (Said said : stream) {
            grown = standing(grown, said.event());
        }

        byte[] bytes = stored.become(grown);

        assertThat(bytes).isEqualTo(EventCodec.encode(all));
        assertThat(EventCodec.decode(bytes)).isEqualTo(all);
    }

    @Provide
    Arbitrary<List<Said>> streams() {
        return Streams.any();
    }

    /** As the feed does in the order of the log: what does not come to stand is no part of the set. */
    private static EventSet standing(EventSet set, Event event) {
        return set.standingFor(event) == null ? set.with(event) : set;
    }
}
