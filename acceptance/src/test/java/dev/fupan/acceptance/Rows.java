package dev.fupan.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Flat rows, found by the values of their columns. */
record Rows(JsonNode rows) {
    static Rows items(JsonNode answer) {
        return new Rows(answer.get("items"));
    }

    /** The only row with these values; missing when there is none. */
    JsonNode where(Map<String, String> values) {
        var found = StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> values.entrySet().stream()
                        .allMatch(value -> row.path(value.getKey()).asText().equals(value.getValue())))
                .collect(Collectors.toList());
        if (found.size() > 1) {
            throw new AssertionError(values + " is not one row: " + found);
        }
        return found.isEmpty() ? MissingNode.getInstance() : found.get(0);
    }

    /** The number in a column of that row; zero when there is no row, for rows come from what happened. */
    BigDecimal number(Map<String, String> values, String column) {
        JsonNode cell = where(values).path(column);
        return cell.isMissingNode() || cell.isNull() ? BigDecimal.ZERO : cell.decimalValue();
    }
}
