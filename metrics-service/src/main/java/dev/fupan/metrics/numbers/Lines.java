package dev.fupan.metrics.numbers;

import dev.fupan.contracts.EntityRef;
import dev.fupan.metrics.answer.Content;
import dev.fupan.metrics.answer.Table;
import dev.fupan.metrics.entity.Cut;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What all lists of journeys and deals show alike. */
final class Lines {
    private Lines() {}

    static Table.Row entity(Table.Row row, EntityRef entity, String pipeline, long entryMicros) {
        return row.text("kind", entity.kind())
                .text("id", entity.id())
                .text("pipeline", pipeline)
                .text("entry", Cut.instant(entryMicros).toString());
    }

    static void dims(Table.Row row, Map<String, String> dims) {
        dims.forEach(row::text);
    }

    static Content content(Table table, int count, @Nullable String next) {
        Content content = Content.of(table).with("count", count);
        return next == null ? content : content.with("next", next);
    }
}
