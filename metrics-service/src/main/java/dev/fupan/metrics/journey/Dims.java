package dev.fupan.metrics.journey;

import dev.fupan.metrics.entity.History;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The dimensions that an event may carry, and their values for one row: the first party's, else the second's. */
public final class Dims {
    private static final Set<String> NAMES = Set.of(
            "channel",
            "campaign",
            "owner",
            "team",
            "region",
            "industry",
            "companySize",
            "product",
            "customerType",
            "customerId",
            "pipeline");
    private static final String ATTRIBUTE = "attributes.";

    private Dims() {}

    public static Map<String, String> at(@Nullable History first, @Nullable History second, long timeMicros) {
        return values(first, second, (history, field) -> history.at(field, timeMicros));
    }

    static Map<String, String> last(@Nullable History first, @Nullable History second) {
        return values(first, second, History::last);
    }

    private static Map<String, String> values(
            @Nullable History first, @Nullable History second, BiFunction<History, String, @Nullable String> value) {
        Map<String, String> values = new TreeMap<>();
        put(values, second, value);
        put(values, first, value);
        return values;
    }

    private static void put(
            Map<String, String> values,
            @Nullable History history,
            BiFunction<History, String, @Nullable String> value) {
        if (history == null) {
            return;
        }
        for (String field : history.fields()) {
            String text = NAMES.contains(field) || field.startsWith(ATTRIBUTE) ? value.apply(history, field) : null;
            if (text != null) {
                values.put(field, text);
            }
        }
    }
}
