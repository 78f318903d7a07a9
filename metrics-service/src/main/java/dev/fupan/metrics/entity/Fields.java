package dev.fupan.metrics.entity;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The data of an event, flat: a name and a text per leaf, nested objects as {@code attributes.tier}.
 *
 * <p>A JSON {@code null} is a given name with a null text: it clears. Lists are kept as their JSON text.
 */
public final class Fields {
    public static final Fields NONE = new Fields(new String[0]);

    private final @Nullable String[] pairs;

    private Fields(@Nullable String[] pairs) {
        this.pairs = pairs;
    }

    /** Names and texts in turn, as in {@code of("leadId", "L-1", "channel", null)}. */
    public static Fields of(@Nullable String... pairs) {
        if (pairs.length % 2 != 0) {
            throw new IllegalArgumentException("a name without a text: " + Arrays.toString(pairs));
        }
        return pairs.length == 0 ? NONE : new Fields(pairs.clone());
    }

    /** Takes the array as it is. */
    static Fields owning(@Nullable String[] pairs) {
        return pairs.length == 0 ? NONE : new Fields(pairs);
    }

    public boolean gives(String name) {
        return index(name) >= 0;
    }

    /** The text, or null when the name is not given or was cleared. */
    public @Nullable String text(String name) {
        int index = index(name);
        return index < 0 ? null : pairs[index + 1];
    }

    /** The text; where a nested object was given instead, its given leaves of one level as a JSON object. */
    public @Nullable String textOrObject(String name) {
        String text = text(name);
        return text != null || gives(name) ? text : object(name + ".");
    }

    public int size() {
        return pairs.length / 2;
    }

    public void forEach(BiConsumer<String, @Nullable String> each) {
        for (int i = 0; i < pairs.length; i += 2) {
            each.accept(name(i), pairs[i + 1]);
        }
    }

    /** Names and texts into these arrays, from this place on. */
    void copy(String[] names, @Nullable String[] texts, int from) {
        for (int i = 0; i < pairs.length; i += 2) {
            names[from + i / 2] = name(i);
            texts[from + i / 2] = pairs[i + 1];
        }
    }

    List<String> names() {
        List<String> names = new ArrayList<>(size());
        for (int i = 0; i < pairs.length; i += 2) {
            names.add(name(i));
        }
        return names;
    }

    private @Nullable String object(String prefix) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < pairs.length; i += 2) {
            String name = name(i);
            if (name.startsWith(prefix)) {
                object.put(name.substring(prefix.length()), pairs[i + 1]);
            }
        }
        return object.isEmpty() ? null : object.toString();
    }

    private int index(String name) {
        for (int i = 0; i < pairs.length; i += 2) {
            if (name.equals(pairs[i])) {
                return i;
            }
        }
        return -1;
    }

    private String name(int index) {
        String name = pairs[index];
        if (name == null) {
            throw new IllegalStateException("a field without a name");
        }
        return name;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fields fields && Arrays.equals(pairs, fields.pairs);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(pairs);
    }

    @Override
    public String toString() {
        return Arrays.toString(pairs);
    }
}
