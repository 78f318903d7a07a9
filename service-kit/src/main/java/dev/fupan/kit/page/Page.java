package dev.fupan.kit.page;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next what to send as {@code cursor} for the following page; null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {

    public static final int DEFAULT_SIZE = 100;
    public static final int MAX_SIZE = 200;

    /** Makes a page of rows that were asked for one more than fits, to know whether there is a next one. */
    public static <T> Page<T> of(List<T> rows, int size, Function<T, Cursor> cursorAfter) {
        if (rows.size() <= size) return new Page<>(List.copyOf(rows), null);
        List<T> items = List.copyOf(rows.subList(0, size));
        return new Page<>(items, cursorAfter.apply(items.get(size - 1)).encode());
    }

    /** The page size to use for what a client asked. */
    public static int size(@Nullable Integer asked) {
        if (asked == null) return DEFAULT_SIZE;
        return Math.max(1, Math.min(MAX_SIZE, asked));
    }
}
