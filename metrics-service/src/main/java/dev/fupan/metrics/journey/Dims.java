package dev.fupan.metrics.journey;

import dev.fupan.metrics.entity.History;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
        Map<String, String> values = new TreeMap<>();
        if (second != null) {
            second.allAt(timeMicros, Dims::isDimension, values);
        }
        if (first != null) {
            first.allAt(timeMicros, Dims::isDimension, values);
        }
        return values;
    }

    static Map<String, String> last(@Nullable History first, @Nullable History second) {
        return at(first, second, Long.MAX_VALUE);
    }

    static @Nullable String lastOwner(@Nullable History first, @Nullable History second) {
        String owner = first == null ? null : first.last("owner");
        return owner == null && second != null ? second.last("owner") : owner;
    }

    private static boolean isDimension(String field) {
        return NAMES.contains(field) || field.startsWith(ATTRIBUTE);
    }
}
