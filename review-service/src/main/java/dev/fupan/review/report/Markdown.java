package dev.fupan.review.report;

import java.util.List;
import java.util.stream.Collectors;

/** A paper as Markdown; nothing that people wrote becomes mark-up. */
final class Markdown {

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
        line(out, section.columns().stream().map(Paper.Column::title).toList());
        out.append(section.columns().stream()
                        .map(column -> column.number() ? "---:" : "---")
                        .collect(Collectors.joining(" | ", "| ", " |")))
                .append('\n');
        section.rows()
                .forEach(row -> line(out, row.stream().map(Paper.Cell::text).toList()));
    }

    private static void line(StringBuilder out, List<String> cells) {
        out.append(cells.stream().map(Markdown::plain).collect(Collectors.joining(" | ", "| ", " |")))
                .append('\n');
    }

    static String plain(String text) {
        return text.replaceAll("([\\\\`*_{}\\[\\]()#+!|~$-])", "\\\\$1")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("\\s*[\\r\\n]+\\s*", " ");
    }
}
