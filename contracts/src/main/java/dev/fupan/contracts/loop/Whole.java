package dev.fupan.contracts.loop;

import java.lang.reflect.RecordComponent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sees to it that what a record promises not to be null is there, in all its depth. */
final class Whole {

    private Whole() {}

    static void check(Object value) {
        if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                Object held = held(value, component);
                if (held != null) {
                    check(held);
                } else if (!optional(component)) {
                    throw new IllegalArgumentException(
                            component.getName() + " of a " + value.getClass().getSimpleName() + " is missing");
                }
            }
        } else if (value instanceof Iterable<?> several) {
            several.forEach(Whole::check);
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(Whole::check);
        }
    }

    static boolean optional(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static @Nullable Object held(Object record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record hides its " + component.getName(), e);
        }
    }
}
