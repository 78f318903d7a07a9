package dev.fupan.metrics.entity;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The values that an entity's fields had over time.
 *
 * <p>In force at a time is the last value given at or before it, in the order of events; before the first one the
 * earliest value known. A cleared field has no value from then on.
 */
public final class History {
    // Flat and searched: there are some dozens of values at most, and most histories are asked a few times only.
    private final String[] names;
    private final @Nullable String[] texts;
    private final long[] times;

    private History(int size) {
        this.names = new String[size];
        this.texts = new String[size];
        this.times = new long[size];
    }

    /** The history that these events tell; they must be in order. */
    public static History of(List<Event> events) {
        int size = 0;
        for (Event event : events) {
            size += Administrative.isAdministrative(event) ? 0 : event.fields().size();
        }
        History history = new History(size);
        int at = 0;
        for (Event event : events) {
            if (!Administrative.isAdministrative(event)) {
                event.fields().copy(history.names, history.texts, at);
                int end = at + event.fields().size();
                Arrays.fill(history.times, at, end, event.timeMicros());
                at = end;
            }
        }
        return history;
    }

    public @Nullable String at(String field, long timeMicros) {
        for (int i = names.length - 1; i >= 0; i--) {
            if (times[i] <= timeMicros && names[i].equals(field)) {
                return texts[i];
            }
        }
        for (int i = 0; i < names.length; i++) {
            if (texts[i] != null && names[i].equals(field)) {
                return texts[i];
            }
        }
        return null;
    }

    /** The last value given. */
    public @Nullable String last(String field) {
        for (int i = names.length - 1; i >= 0; i--) {
            if (names[i].equals(field)) {
                return texts[i];
            }
        }
        return null;
    }

    /** What {@link #at} says of all fields that are wanted; those without a value are left alone. */
    public void allAt(long timeMicros, Predicate<String> wanted, Map<String, String> into) {
        int[] chosen = new int[names.length];
        int fields = 0;
        for (int i = 0; i < names.length; i++) {
            if (wanted.test(names[i])) {
                int field = 0;
                while (field < fields && !names[chosen[field]].equals(names[i])) {
                    field++;
                }
                if (field == fields) {
                    chosen[fields++] = i;
                } else if (times[i] <= timeMicros
                        || texts[chosen[field]] == null && times[chosen[field]] > timeMicros) {
                    chosen[field] = i;
                }
            }
        }
        for (int field = 0; field < fields; field++) {
            String text = texts[chosen[field]];
            if (text != null) {
                into.put(names[chosen[field]], text);
            }
        }
    }
}
