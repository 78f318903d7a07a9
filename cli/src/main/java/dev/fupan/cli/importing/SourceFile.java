package dev.fupan.cli.importing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a mapping says of the files whose name matches.
 *
 * @param name a file name, with {@code *} and {@code ?}
 * @param join table -> the column whose content is the table's key
 */
record SourceFile(
        String name,
        Format format,
        char delimiter,
        Charset charset,
        Map<String, Map<String, String>> replace,
        Map<String, String> join,
        List<EventRule> events) {

    enum Format {
        CSV,
        NDJSON
    }

    boolean matches(Path file) {
        return FileSystems.getDefault().getPathMatcher("glob:" + name).matches(file.getFileName());
    }

    Rows rows(InputStream bytes) throws IOException {
        return format == Format.CSV ? new CsvRows(bytes, charset, delimiter) : new NdjsonRows(bytes, charset);
    }

    /** The row as the rules see it: words replaced, tables joined. A key that a table lacks joins nothing. */
    Row prepared(Row row, Map<String, LookupTable> tables) {
        Row better = new Row(row.number(), row.line(), LookupTable.replaced(row.cells(), replace));
        if (join.isEmpty()) {
            return better;
        }
        Map<String, Object> joined = new LinkedHashMap<>();
        join.forEach((table, column) -> {
            Object key = better.cell(column);
            Optional<Map<String, Object>> found =
                    key == null ? Optional.empty() : tables.get(table).row(key);
            found.ifPresent(cells -> joined.put(table, cells));
        });
        return better.with(joined);
    }

    List<MappedEvent> map(Row prepared) throws RowFault {
        List<MappedEvent> mapped = new ArrayList<>(events.size());
        for (EventRule rule : events) {
            rule.map(prepared).ifPresent(mapped::add);
        }
        return mapped;
    }
}
