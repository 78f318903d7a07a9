package dev.fupan.metrics.entity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values that an entity's fields had over time.
 *
 * <p>In force at a time is the last value given at or before it, in the order of events; before the first one the
 * earliest value known. A cleared field has no value from then on.
 */
public final class History {
    private record Entry(long timeMicros, @Nullable String text) {}

    private final Map<String, List<Entry>> entries = new HashMap<>();

    /** The history that these events tell; they must be in order. */
    public static History of(List<Event> events) {
        History history = new History();
        for (Event event : events) {
            if (!Administrative.isAdministrative(event)) {
                event.fields().forEach((name, text) -> history.entries
                        .computeIfAbsent(name, key -> new ArrayList<>(2))
                        .add(new Entry(event.timeMicros(), text)));
            }
        }
        return history;
    }

    public @Nullable String at(String field, long timeMicros) {
        List<Entry> values = entries.get(field);
        if (values == null) {
            return null;
        }
        for (int i = values.size() - 1; i >= 0; i--) {
            if (values.get(i).timeMicros() <= timeMicros) {
                return values.get(i).text();
            }
        }
        for (Entry value : values) {
            if (value.text() != null) {
                return value.text();
            }
        }
        return null;
    }

    /** The last value given. */
    public @Nullable String last(String field) {
        List<Entry> values = entries.get(field);
        return values == null ? null : values.get(values.size() - 1).text();
    }

    public Set<String> fields() {
        return Collections.unmodifiableSet(entries.keySet());
    }
}
