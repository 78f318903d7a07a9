package dev.fupan.cli.importing;

import dev.fupan.cli.ExitCode;
import dev.fupan.cli.Refusal;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whether a CSV file has the columns that its mapping names; a misspelt one would otherwise give nothing in silence. */
final class ColumnCheck {

    private ColumnCheck() {}

    static void columns(Rows rows, SourceFile source, Map<String, LookupTable> tables) {
        if (!(rows instanceof CsvRows csv)) {
            return;
        }
        Set<String> missing = new TreeSet<>(source.join().values());
        missing.addAll(source.replace().keySet());
        for (EventRule rule : source.events()) {
            collect(rule.when(), missing);
            collect(rule.id(), missing);
            collect(rule.time(), missing);
            collect(rule.sequence(), missing);
            rule.fields().forEach(field -> collect(field.value(), missing));
        }
        csv.header().forEach(missing::remove);
        missing.removeIf(name -> name.contains(".") && tables.containsKey(name.substring(0, name.indexOf('.'))));
        if (!missing.isEmpty()) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "The mapping names columns %s that the file lacks; it has %s.".formatted(missing, csv.header()));
        }
    }

    private static void collect(Condition condition, Set<String> names) {
        if (condition instanceof Condition.OneOf oneOf) {
            collect(oneOf.value(), names);
        } else if (condition instanceof Condition.Present present) {
            collect(present.value(), names);
        }
    }

    private static void collect(@Nullable Value value, Set<String> names) {
        if (value instanceof Value.Column column) {
            names.add(column.name());
        } else if (value instanceof Value.Template template) {
            template.parts().forEach(part -> collect(part, names));
        } else if (value instanceof Value.Otherwise otherwise) {
            collect(otherwise.first(), names);
        }
    }
}
