package dev.fupan.metrics.entity;

import dev.fupan.contracts.crm.CanonicalContent;
import dev.fupan.contracts.crm.EventType;
import dev.fupan.contracts.crm.EventTypes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stored form of an {@link EventSet}: its standing events in order, every text written once.
 *
 * <p>Layout: version, number of events, then each event. A text is a reference to an earlier text of the same set, or
 * to a name that is known beforehand; a new text is written out and takes the next number. Echoes are not stored: in
 * the log's order a later record of a known identity never comes to stand.
 */
public final class EventCodec {
    private static final int VERSION = 1;
    private static final int TIME_ASSUMED = 1;
    private static final int HAS_SEQUENCE = 2;

    private EventCodec() {}

    public static byte[] encode(EventSet set) {
        List<Event> events = set.events();
        Bytes out = new Bytes(64 + events.size() * 96);
        Texts texts = new Texts();
        out.unsigned(VERSION);
        out.unsigned(events.size());
        for (Event event : events) {
            event(out, texts, event);
        }
        return out.toArray();
    }

    /** @throws IllegalArgumentException when the bytes were not written by {@link #encode} */
    public static EventSet decode(byte[] bytes) {
        return decode(bytes, new Texts());
    }

    /** @param texts gets the texts of the set by their numbers */
    static EventSet decode(byte[] bytes, Texts texts) {
        Bytes in = new Bytes(bytes);
        if (in.unsigned() != VERSION) {
            throw new IllegalArgumentException("not a set of events of version " + VERSION);
        }
        Event[] events = new Event[(int) in.unsigned()];
        for (int i = 0; i < events.length; i++) {
            events[i] = event(in, texts);
        }
        return events.length == 0 ? EventSet.EMPTY : EventSet.stored(events);
    }

    /**
     * What {@link #encode} makes of a set that begins with all events of a stored one, without making that part anew.
     *
     * @param texts those of the stored set
     */
    static byte[] append(byte[] stored, Texts texts, EventSet set) {
        Bytes in = new Bytes(stored);
        in.unsigned();
        int known = (int) in.unsigned();
        List<Event> added = set.events().subList(known, set.size());
        Bytes out = new Bytes(stored.length + 8 + added.size() * 192);
        out.unsigned(VERSION);
        out.unsigned(set.size());
        out.bytes(stored, in.position(), stored.length);
        for (Event event : added) {
            event(out, texts, event);
        }
        return out.toArray();
    }

    private static void event(Bytes out, Texts texts, Event event) {
        out.unsigned((event.timeAssumed() ? TIME_ASSUMED : 0) | (event.sequence() == null ? 0 : HAS_SEQUENCE));
        out.unsigned(event.position());
        out.signed(event.appendMicros());
        out.signed(event.timeMicros());
        text(out, texts, event.source());
        if (event.sequence() != null) {
            text(out, texts, event.sequence());
        }
        text(out, texts, event.id());
        out.unsigned(event.type().code());
        out.fixed(event.content().high());
        out.fixed(event.content().low());
        out.unsigned(event.fields().size());
        event.fields().forEach((name, value) -> {
            text(out, texts, name);
            nullable(out, texts, value);
        });
    }

    private static Event event(Bytes in, Texts texts) {
        long flags = in.unsigned();
        long position = in.unsigned();
        long append = in.signed();
        long time = in.signed();
        String source = text(in, texts);
        String sequence = (flags & HAS_SEQUENCE) == 0 ? null : text(in, texts);
        String id = text(in, texts);
        EventType type = EventTypes.byCode((int) in.unsigned());
        CanonicalContent content = new CanonicalContent(in.fixed(), in.fixed());
        @Nullable String[] pairs = new String[2 * (int) in.unsigned()];
        for (int i = 0; i < pairs.length; i += 2) {
            pairs[i] = text(in, texts);
            pairs[i + 1] = nullable(in, texts);
        }
        boolean assumed = (flags & TIME_ASSUMED) != 0;
        return new Event(position, append, time, assumed, source, sequence, id, type, content, Fields.owning(pairs));
    }

    // 0 = null, 1 = a new text, else a reference; a text that cannot be null leaves 0 unused.
    private static void nullable(Bytes out, Texts texts, @Nullable String text) {
        if (text == null) {
            out.unsigned(0);
        } else {
            text(out, texts, text);
        }
    }

    private static void text(Bytes out, Texts texts, String text) {
        int known = texts.numberOrAdd(text);
        if (known != Texts.NEW) {
            out.unsigned(known + 2L);
            return;
        }
        out.unsigned(1);
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.unsigned(utf8.length);
        out.bytes(utf8, 0, utf8.length);
    }

    private static String text(Bytes in, Texts texts) {
        String text = nullable(in, texts);
        if (text == null) {
            throw new IllegalArgumentException("a text is missing");
        }
        return text;
    }

    private static @Nullable String nullable(Bytes in, Texts texts) {
        int reference = (int) in.unsigned();
        if (reference == 0) {
            return null;
        }
        if (reference == 1) {
            String text = in.text((int) in.unsigned());
            texts.add(text);
            return text;
        }
        return texts.get(reference - 2);
    }
}
