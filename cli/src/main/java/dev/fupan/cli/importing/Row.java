package dev.fupan.cli.importing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One record of an export: its cells by column name, without the empty ones; what was joined lies under the
 * name of its table.
 *
 * @param number place among the rows, from 1
 * @param line line of the file where it begins, for people
 */
record Row(long number, long line, Map<String, Object> cells) {

    /** The cell of a column, or of {@code table.column}; a header that contains dots is found as it is. */
    @Nullable
    Object cell(String name) {
        Object direct = cells.get(name);
        int dot = direct == null ? name.indexOf('.') : -1;
        if (dot < 0) {
            return direct;
        }
        Object inner = cells.get(name.substring(0, dot));
        return inner instanceof Map<?, ?> nested
                ? new Row(number, line, asCells(nested)).cell(name.substring(dot + 1))
                : null;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asCells(Map<?, ?> nested) {
        return (Map<String, Object>) nested;
    }

    Row with(Map<String, Object> joined) {
        Map<String, Object> all = new LinkedHashMap<>(cells);
        all.putAll(joined);
        return new Row(number, line, all);
    }
}
