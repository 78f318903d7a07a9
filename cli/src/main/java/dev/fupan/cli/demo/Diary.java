package dev.fupan.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Notes what happens in one life, and how each note reaches the interface: mostly at once, sometimes days late,
 * sometimes twice, and so not always in the order of things.
 */
final class Diary {

    static final String CRM = "/demo/crm";

    private final String prefix;
    private final Dice post;
    private final List<SimEvent> notes;
    private int count;

    Diary(String prefix, Dice post, List<SimEvent> notes) {
        this.prefix = prefix;
        this.post = post;
        this.notes = notes;
    }

    /** Notes an event; the fields come in pairs, and those without a value are left out. */
    SimEvent note(Instant time, String type, @Nullable Object... pairs) {
        return note(time, time, null, type, fields(pairs));
    }

    /** An event that becomes known at another time than it happened. */
    SimEvent note(Instant time, Instant known, @Nullable String sequence, String type, Map<String, Object> data) {
        SimEvent event = new SimEvent(
                prefix + "." + ++count,
                CRM,
                type,
                time.truncatedTo(ChronoUnit.SECONDS),
                known.plus(onTheWay()),
                count,
                sequence,
                data);
        notes.add(event);
        if (post.chance(0.015)) {
            notes.add(event.deliveredAgain(event.deliverAt().plusSeconds(post.between(5, 7200))));
        }
        return event;
    }

    private Duration onTheWay() {
        return switch (post.weighted(0.965, 0.03, 0.005)) {
            case 0 -> Duration.ofMillis(post.between(50, 30_000));
            case 1 -> Duration.ofMinutes(post.between(30, 3 * 24 * 60));
            default -> Duration.ofHours(post.between(72, 21 * 24));
        };
    }

    static Map<String, Object> fields(@Nullable Object... pairs) {
        Map<String, Object> data = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            Object value = pairs[i + 1];
            if (value != null) {
                data.put(String.valueOf(pairs[i]), value);
            }
        }
        return data;
    }
}
