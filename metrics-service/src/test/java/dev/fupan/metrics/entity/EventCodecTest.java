package dev.fupan.metrics.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.contracts.crm.CanonicalContent;
import dev.fupan.contracts.crm.EventTypes;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class EventCodecTest {
    /** As the first release wrote it. */
    private static final byte[] STORED = HexFormat.of()
            .parseHex("010200078080a2e0fadcb00682c0f995e0a2b00601042f63726d010161650000000000000001fffffffffffffffe03"
                    + "0201034c2d31080106e5b195e4bc9a0a0103616e6e03ac028084d1bffbdcb0068084d1bffbdcb0063b0102313201"
                    + "0162668000000000000000000000000000000303023d0a00010f617474726962757465732e746965723f");

    private static final Event FIRST = new Event(
            7,
            1_796_000_000_000_000L,
            1_795_000_000_000_001L,
            false,
            "/crm",
            null,
            "a",
            EventTypes.byName("crm.lead.created.v1").orElseThrow(),
            new CanonicalContent(1, -2),
            Fields.of("leadId", "L-1", "channel", "展会", "owner", "ann"));
    private static final Event SECOND = new Event(
            300,
            1_796_000_100_000_000L,
            1_796_000_100_000_000L,
            true,
            "/crm",
            "12",
            "b",
            EventTypes.byName("crm.lead.updated.v1").orElseThrow(),
            new CanonicalContent(Long.MIN_VALUE, 3),
            Fields.of("leadId", "L-1", "owner", null, "attributes.tier", "ann"));

    @Test
    void whatWasStoredOnceCanBeReadForEver() {
        EventSet set = EventSet.EMPTY.with(FIRST).with(SECOND);

        assertThat(EventCodec.decode(STORED)).isEqualTo(set);
        assertThat(EventCodec.encode(set)).isEqualTo(STORED);
    }

    @Test
    void anEventThatComesLastIsAppended() {
        StoredSet stored = new StoredSet(EventCodec.encode(EventSet.EMPTY.with(FIRST)));

        assertThat(stored.become(stored.events().with(SECOND))).isEqualTo(STORED);
    }

    @Test
    void anEventThatComesBeforeOthersIsPutInItsPlace() {
        StoredSet stored = new StoredSet(EventCodec.encode(EventSet.EMPTY.with(SECOND)));

        assertThat(stored.become(stored.events().with(FIRST))).isEqualTo(STORED);
    }

    @Test
    void manyEventsAndTextsKeepTheirPlaces() {
        EventSet few = EventSet.EMPTY;
        for (int i = 0; i < 120; i++) {
            few = few.with(numbered(i));
        }
        StoredSet stored = new StoredSet(EventCodec.encode(few));
        EventSet many = stored.events();
        for (int i = 120; i < 300; i++) {
            many = many.with(numbered(i));
        }

        byte[] bytes = stored.become(many);

        assertThat(bytes).isEqualTo(EventCodec.encode(many));
        assertThat(EventCodec.decode(bytes)).isEqualTo(many);
    }

    private static Event numbered(int number) {
        return new Event(
                number,
                number,
                number,
                false,
                "/crm",
                null,
                "e" + number,
                EventTypes.byName("crm.lead.updated.v1").orElseThrow(),
                new CanonicalContent(number, number),
                Fields.of("leadId", "L-1", "attributes.note", "note " + number % 50, "owner", "owner"));
    }
}
