package dev.fupan.cli.importing;

import dev.fupan.cli.ExitCode;
import dev.fupan.cli.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A second file, read whole, that adds columns to rows: teams of reps, sectors of accounts. */
record LookupTable(Map<String, Map<String, Object>> rows) {

    /** What a mapping says of a table: file, key column, and replacements by column. */
    record Plan(String name, String file, String key, Map<String, Map<String, String>> replace) {}

    Optional<Map<String, Object>> row(Object key) {
        return Optional.ofNullable(rows.get(key.toString()));
    }

    static LookupTable read(Plan plan, Path folder) {
        Path file = folder.resolve(plan.file);
        try (InputStream bytes = Files.newInputStream(file);
                CsvRows csv = new CsvRows(bytes, StandardCharsets.UTF_8, ',')) {
            Map<String, Map<String, Object>> rows = new HashMap<>();
            for (Optional<Row> row = csv.next(); row.isPresent(); row = csv.next()) {
                Map<String, Object> cells = replaced(row.get().cells(), plan.replace);
                Object key = cells.get(plan.key);
                if (key == null) {
                    throw new Refusal(
                            ExitCode.USAGE,
                            "%s, line %d: the key column '%s' is empty."
                                    .formatted(file, row.get().line(), plan.key));
                }
                rows.put(key.toString(), cells);
            }
            return new LookupTable(rows);
        } catch (RowFault fault) {
            throw new Refusal(ExitCode.USAGE, "%s, line %d: %s.".formatted(file, fault.line(), fault.reason()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Cells with the words that a mapping corrects. */
    static Map<String, Object> replaced(Map<String, Object> cells, Map<String, Map<String, String>> replace) {
        if (replace.isEmpty()) {
            return cells;
        }
        Map<String, Object> all = new LinkedHashMap<>(cells);
        replace.forEach((column, words) -> all.computeIfPresent(column, (name, cell) -> {
            String better = words.get(cell.toString());
            return better == null ? cell : better;
        }));
        return all;
    }
}
