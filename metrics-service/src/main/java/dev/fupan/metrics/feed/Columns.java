package dev.fupan.metrics.feed;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
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
    private static final JsonStringEncoder ESCAPES = JsonStringEncoder.getInstance();

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
                text.append('"')
                        .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                        .append('"');
            }
        }
        return text.append('}').toString();
    }

    static String json(Map<String, String> values) {
        return object(new StringBuilder(values.size() * 32), values).toString();
    }

    static String json(List<String> values) {
        StringBuilder json = new StringBuilder(values.size() * 16).append('[');
        for (String value : values) {
            quoted(separated(json, '['), value);
        }
        return json.append(']').toString();
    }

    /** Decimals as JSON strings, so that no reader makes doubles of them. */
    static String amounts(List<Map<String, BigDecimal>> steps) {
        StringBuilder json = new StringBuilder(steps.size() * 8).append('[');
        for (Map<String, BigDecimal> step : steps) {
            Map<String, String> plain = step.isEmpty() ? Map.of() : new TreeMap<>();
            step.forEach((currency, amount) -> plain.put(currency, amount.toPlainString()));
            object(separated(json, '['), plain);
        }
        return json.append(']').toString();
    }

    private static StringBuilder object(StringBuilder json, Map<String, String> values) {
        json.append('{');
        values.forEach((name, value) -> {
            quoted(separated(json, '{'), name);
            quoted(json.append(':'), value);
        });
        return json.append('}');
    }

    private static StringBuilder separated(StringBuilder json, char opening) {
        return json.charAt(json.length() - 1) == opening ? json : json.append(',');
    }

    private static void quoted(StringBuilder json, String text) {
        json.append('"');
        ESCAPES.quoteAsString(text, json);
        json.append('"');
    }

    static @Nullable Long known(long micros) {
        return micros == Steps.NEVER ? null : micros;
    }
}
