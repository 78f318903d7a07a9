package dev.fupan.review.report;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A paper as Markdown; nothing that people wrote becomes mark-up. */
final class Markdown {

    // An underscore inside a word emphasises nothing.
    private static final Pattern MARK_UP = Pattern.compile("[\\\\`*\\[\\]|~]|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])");

    private Markdown() {}

    static String of(Paper paper) {
        StringBuilder out = new StringBuilder();
        out.append("# ").append(plain(paper.title())).append("\n\n");
        out.append("**").append(plain(paper.goal())).append("**\n\n");
        paper.head().forEach(line -> out.append("- ")
                .append(plain(line.word()))
                .append(": ")
                .append(plain(line.text()))
                .append('\n'));
        paper.sections().forEach(section -> section(out, section));
        return out.append("\n---\n").append(plain(paper.foot())).append('\n').toString();
    }

    private static void section(StringBuilder out, Paper.Section section) {
        out.append("\n## ").append(plain(section.title())).append("\n\n");
        if (section.rows().isEmpty()) {
            out.append(plain(section.none())).append('\n');
            return;
        }
        if (section.isList()) {
            section.rows()
                    .forEach(row ->
                            out.append("- ").append(start(row.get(0).text())).append('\n'));
            return;
        }
        // What is a picture elsewhere would be an empty column here.
        int[] told = IntStream.range(0, section.columns().size())
                .filter(i -> section.rows().stream()
                        .allMatch(row -> row.get(i).picture().shapes().isEmpty()))
                .toArray();
        line(out, told, i -> section.columns().get(i).title());
        out.append(Arrays.stream(told)
                        .mapToObj(i -> section.columns().get(i).number() ? "---:" : "---")
                        .collect(Collectors.joining(" | ", "| ", " |")))
                .append('\n');
        section.rows().forEach(row -> line(out, told, i -> row.get(i).text()));
    }

    private static void line(StringBuilder out, int[] columns, IntFunction<String> cell) {
        out.append(Arrays.stream(columns)
                        .mapToObj(i -> plain(cell.apply(i)))
                        .collect(Collectors.joining(" | ", "| ", " |")))
                .append('\n');
    }

    /** A text that begins a line of its own, where it could be a heading, a list or a quotation. */
    static String start(String text) {
        return plain(text.strip())
                .replaceFirst("^([#+=-]|&gt;|\\d+(?=[.)]))", "\\\\$1")
                .replaceFirst("^\\\\(\\d+)", "$1\\\\");
    }

    /**
     * A text that stays what it is inside a line: what begins or ends mark-up there is escaped, and nothing else, so that
     * the file reads well as it is. Marks that only count at the start of a line cannot stand there.
     */
    static String plain(String text) {
        // A dollar opens a formula where another closes it.
        boolean formula = text.indexOf('$') != text.lastIndexOf('$');
        String marked = MARK_UP.matcher(text).replaceAll("\\\\$0");
        return (formula ? marked.replace("$", "\\$") : marked)
                .replaceAll("&(?=#?[A-Za-z0-9]+;)", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("\\s*[\\r\\n]+\\s*", " ");
    }
}
