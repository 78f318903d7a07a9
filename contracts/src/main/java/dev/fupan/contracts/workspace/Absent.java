package dev.fupan.contracts.workspace;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A list or map that the JSON leaves out is empty. */
final class Absent {

    private Absent() {}

    static <T> List<T> asEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    static <V> Map<String, V> asEmpty(@Nullable Map<String, V> map) {
        return map == null ? Map.of() : Map.copyOf(map);
    }
}
