package dev.fupan.cli.importing;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a field's content comes from. Absent (null) means that the event does not carry the field. */
sealed interface Value {

    @Nullable
    Object of(Row row) throws RowFault;

    /** The same for every row. */
    record Constant(Object content) implements Value {
        @Override
        public Object of(Row row) {
            return content;
        }
    }

    /** A cell, after replacements of its own. */
    record Column(String name, Map<String, String> replace) implements Value {
        @Override
        public @Nullable Object of(Row row) {
            Object cell = row.cell(name);
            return cell instanceof String text ? replace.getOrDefault(text, text) : cell;
        }
    }

    /** Text with cells in it: {@code won/{opportunity_id}}. Absent when one of the cells is. */
    record Template(List<Value> parts) implements Value {
        @Override
        public @Nullable Object of(Row row) throws RowFault {
            StringBuilder text = new StringBuilder();
            for (Value part : parts) {
                Object content = part.of(row);
                if (content == null) {
                    return null;
                }
                text.append(content);
            }
            return text.toString();
        }
    }

    /**
     * A JSONata expression over the row, compiled once.
     *
     * <p>Its numbers are doubles: money is better taken from a column.
     */
    record Expression(String source, Jsonata compiled) implements Value {

        static Expression compile(String source) {
            return new Expression(source, Jsonata.jsonata(source));
        }

        @Override
        public @Nullable Object of(Row row) throws RowFault {
            try {
                return compiled.evaluate(row.cells());
            } catch (JException failed) {
                throw new RowFault("", "expression " + source + ": " + failed.getMessage());
            }
        }
    }

    /** Another value where the first one is absent. */
    record Otherwise(Value first, Value second) implements Value {
        @Override
        public @Nullable Object of(Row row) throws RowFault {
            Object content = first.of(row);
            return content == null ? second.of(row) : content;
        }
    }
}
