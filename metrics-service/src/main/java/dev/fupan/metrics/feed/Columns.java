package dev.fupan.metrics.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fupan.metrics.journey.Steps;
import io.vertx.mutiny.sqlclient.Tuple;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Rows turned into one array per column, for {@code unnest}.
 *
 * <p>Arrays within a row travel as PostgreSQL's array text and objects as JSON text, cast in the statement.
 */
final class Columns {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Class<?>[] types;
    private final List<List<@Nullable Object>> columns = new ArrayList<>();

    Columns(Class<?>... types) {
        this.types = types.clone();
        for (int i = 0; i < types.length; i++) {
            columns.add(new ArrayList<>());
        }
    }

    void row(@Nullable Object... values) {
        if (values.length != types.length) {
            throw new IllegalArgumentException(values.length + " values for " + types.length + " columns");
        }
        for (int i = 0; i < values.length; i++) {
            columns.get(i).add(values[i]);
        }
    }

    boolean isEmpty() {
        return columns.get(0).isEmpty();
    }

    Tuple tuple() {
        Tuple tuple = Tuple.tuple();
        for (int i = 0; i < types.length; i++) {
            List<@Nullable Object> column = columns.get(i);
            tuple.addValue(column.toArray((Object[]) Array.newInstance(types[i], column.size())));
        }
        return tuple;
    }

    static String longs(long[] values) {
        StringBuilder text = new StringBuilder(values.length * 17).append('{');
        for (int i = 0; i < values.length; i++) {
            text.append(i == 0 ? "" : ",");
            if (values[i] == Steps.NEVER) {
                text.append("NULL");
            } else {
                text.append(values[i]);
            }
        }
        return text.append('}').toString();
    }

    static String texts(@Nullable String[] values) {
        StringBuilder text = new StringBuilder().append('{');
        for (int i = 0; i < values.length; i++) {
            text.append(i == 0 ? "" : ",");
            String value = values[i];
            if (value == null) {
                text.append("NULL");
            } else {
                text.append('"').append(value.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
            }
        }
        return text.append('}').toString();
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON", e);
        }
    }

    /** Decimals as JSON strings, so that no reader makes doubles of them. */
    static String amounts(List<Map<String, BigDecimal>> steps) {
        List<Map<String, String>> plain = new ArrayList<>(steps.size());
        for (Map<String, BigDecimal> step : steps) {
            Map<String, String> ofStep = new TreeMap<>();
            step.forEach((currency, amount) -> ofStep.put(currency, amount.toPlainString()));
            plain.add(ofStep);
        }
        return json(plain);
    }

    static @Nullable Long known(long micros) {
        return micros == Steps.NEVER ? null : micros;
    }
}
