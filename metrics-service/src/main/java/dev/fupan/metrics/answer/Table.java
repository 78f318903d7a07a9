package dev.fupan.metrics.answer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Flat rows: a column has a text, a number or nothing.
 *
 * <p>Every row shows every column, because tools that plot take the columns from the first row.
 */
public final class Table {
    private static final int DIGITS = 6;

    private final Set<String> columns = new LinkedHashSet<>();
    private final List<Row> rows = new ArrayList<>();

    /** One row under construction; the first value of a column stands. */
    public final class Row {
        private final Map<String, @Nullable Object> cells = new LinkedHashMap<>();

        private Row() {}

        public Row text(String column, @Nullable String text) {
            return put(column, text);
        }

        public Row number(String column, @Nullable Number number) {
            return put(column, number instanceof BigDecimal decimal ? plain(decimal) : number);
        }

        /** A statistic, rounded to its published digits. */
        public Row statistic(String column, double value) {
            return put(column, plain(BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_UP)));
        }

        public Row flag(String column, boolean flag) {
            return put(column, flag);
        }

        public Row nothing(String... names) {
            for (String column : names) {
                put(column, null);
            }
            return this;
        }

        private Row put(String column, @Nullable Object value) {
            columns.add(column);
            if (cells.get(column) == null) {
                cells.put(column, value);
            }
            return this;
        }

        private static BigDecimal plain(BigDecimal decimal) {
            BigDecimal stripped = decimal.stripTrailingZeros();
            return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        }
    }

    public Row row() {
        Row row = new Row();
        rows.add(row);
        return row;
    }

    public int size() {
        return rows.size();
    }

    public List<String> columns() {
        return List.copyOf(columns);
    }

    /** The rows with all columns in one order. */
    @JsonValue
    public List<Map<String, @Nullable Object>> rows() {
        List<Map<String, @Nullable Object>> whole = new ArrayList<>(rows.size());
        for (Row row : rows) {
            Map<String, @Nullable Object> cells = new LinkedHashMap<>();
            columns.forEach(column -> cells.put(column, row.cells.get(column)));
            whole.add(cells);
        }
        return whole;
    }
}
