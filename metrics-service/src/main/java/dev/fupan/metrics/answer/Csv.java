package dev.fupan.metrics.answer;

import java.util.Collection;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * A table as CSV (RFC 4180): a header, CRLF, quotes where needed.
 *
 * <p>A text that a spreadsheet would run as a formula gets an apostrophe in front; numbers are left alone.
 */
final class Csv {
    private static final String RUNS = "=+-@\t\r\n";

    private Csv() {}

    static String of(Table table) {
        StringBuilder csv = new StringBuilder();
        line(csv, table.columns());
        table.rows().forEach(row -> line(csv, row.values()));
        return csv.toString();
    }

    private static void line(StringBuilder csv, Collection<? extends @Nullable Object> cells) {
        Iterator<? extends @Nullable Object> each = cells.iterator();
        while (each.hasNext()) {
            csv.append(field(each.next())).append(each.hasNext() ? "," : "");
        }
        csv.append("\r\n");
    }

    private static String field(@Nullable Object cell) {
        if (cell == null) {
            return "";
        }
        String text = cell.toString();
        return cell instanceof String ? quoted(harmless(text)) : text;
    }

    // A single dash, "no attainment", runs nowhere.
    private static String harmless(String text) {
        boolean runs = text.length() > 1 && RUNS.indexOf(text.charAt(0)) >= 0;
        return runs || text.equals("=") ? "'" + text : text;
    }

    private static String quoted(String text) {
        boolean needed = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return needed ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
