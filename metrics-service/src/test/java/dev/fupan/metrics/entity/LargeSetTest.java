package dev.fupan.metrics.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.contracts.crm.CanonicalContent;
import dev.fupan.contracts.crm.EventTypes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** What has no bound, such as what a lead does on the web site, lies in the lead's set. */
class LargeSetTest {
    private static final int BEHAVIOURS = 20_000;

    @Test
    void twentyThousandBehavioursOfOneLeadAreFoldedInOneGo() {
        EventSet set = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            EventSet all = EventSet.EMPTY;
            for (int i = 0; i < BEHAVIOURS; i++) {
                all = all.with(behaved(i, "e" + i, i));
            }
            return all;
        });

        assertThat(set.size()).isEqualTo(BEHAVIOURS);
        byte[] stored = EventCodec.encode(set);
        assertThat(stored.length / BEHAVIOURS).as("bytes for each").isLessThan(64);
        assertThat(EventCodec.decode(stored)
                        .with(behaved(BEHAVIOURS + 7, "e7", 7))
                        .size())
                .as("known from what is stored")
                .isEqualTo(BEHAVIOURS);
    }

    @Test
    void aLargeStoredSetGrowsByOneAndIsWrittenAsIfItHadBeenWhole() {
        for (int size : new int[] {200, 454, 455, 456, 1_000, 5_000}) {
            EventSet set = EventSet.EMPTY;
            for (int i = 0; i < size; i++) {
                set = set.with(behaved(i, "e" + i, i));
            }
            byte[] stored = EventCodec.encode(set);
            Event next = behaved(size, "e" + size, size);

            byte[] grown = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
                StoredSet read = new StoredSet(stored);
                return read.become(read.events().with(next));
            });

            assertThat(EventCodec.decode(grown)).as("of %d", size).isEqualTo(set.with(next));
        }
    }

    @Test
    void aLargeSetIsTheSameWhateverTheOrderOfArrival() {
        Random random = new Random(20261130);
        for (int round = 0; round < 20; round++) {
            List<Event> arrivals = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                arrivals.add(behaved(i, "e" + random.nextInt(200), random.nextInt(50)));
            }
            Map<String, Event> stands = new HashMap<>();
            arrivals.forEach(event ->
                    stands.merge(event.id(), event, (one, other) -> one.position() < other.position() ? one : other));
            TreeSet<Event> expected = new TreeSet<>(Event.ORDER);
            expected.addAll(stands.values());
            List<Event> shuffled = new ArrayList<>(arrivals);
            Collections.shuffle(shuffled, random);

            EventSet set = EventSet.EMPTY;
            EventSet half = EventSet.EMPTY;
            for (Event event : shuffled) {
                set = set.with(event);
                half = set.size() == 100 ? set : half;
            }

            assertThat(set.events()).containsExactlyElementsOf(expected);
            assertThat(set.echoes()).hasSize(arrivals.size() - expected.size());
            for (Event event : arrivals) {
                boolean has = half.events().stream().anyMatch(known -> known.hasIdentityOf(event));
                assertThat(half.standingFor(event) != null)
                        .as("an older set knows nothing of what came later")
                        .isEqualTo(has);
            }
        }
    }

    private static Event behaved(long position, String id, long second) {
        return new Event(
                position,
                position,
                second * 1_000_000,
                false,
                "/web",
                null,
                id,
                EventTypes.byName("crm.lead.behaved.v1").orElseThrow(),
                new CanonicalContent(position, second),
                Fields.of("leadId", "L-1", "behaviour", "page_viewed"));
    }
}
