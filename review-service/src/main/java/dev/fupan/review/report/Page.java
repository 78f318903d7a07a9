package dev.fupan.review.report;

import java.util.stream.Collectors;

/** A paper as a page. Everything that people wrote is escaped; the page loads and runs nothing. */
final class Page {

    private static final int WHOLE = 6;
    private static final String STYLE = """
            @page { size: A4 landscape; margin: 16mm 15mm 18mm 15mm;
              @bottom-left { content: "%s"; font: 8pt Latin, Cjk; color: #667; }
              @bottom-right { content: counter(page) " / " counter(pages); font: 8pt Latin, Cjk; color: #667; } }
            body { font: 9.5pt/1.45 Latin, Cjk, Helvetica, Arial, "Noto Sans CJK SC", "PingFang SC", sans-serif; color: #1d2733;
              margin: 0 auto; max-width: 1080px; }
            h1 { font-size: 20pt; margin: 0 0 1mm 0; color: #17365d; }
            .goal { font-size: 12pt; margin: 0 0 4mm 0; color: #44546a; }
            h2 { font-size: 12.5pt; margin: 7mm 0 2mm 0; color: #17365d; border-bottom: 1.2pt solid #2f6db5;
              padding-bottom: 1mm; page-break-after: avoid; }
            table { width: 100%; border-collapse: collapse; table-layout: fixed; -fs-table-paginate: paginate; }
            tr { page-break-inside: avoid; }
            th { text-align: left; background: #eef3f9; color: #33475f; font-weight: bold; }
            th, td { padding: 1.4mm 2mm; border-bottom: 0.5pt solid #d5dde7; vertical-align: top;
              word-wrap: break-word; }
            .head td { border: none; padding: 0.6mm 2mm 0.6mm 0; } .head .word { width: 26mm; color: #667; }
            .number { text-align: right; } .bad { color: #b23b24; } .good { color: #23744a; }
            .whole { page-break-inside: avoid; }
            .none, .foot { color: #667; } .foot { margin-top: 8mm; font-size: 8pt; }
            ul { margin: 0; padding-left: 5mm; } li { margin: 0 0 1mm 0; }
            @media print { .foot { display: none; } }
            """;

    private Page() {}

    /** For browsers and for the PDF; well-formed XML. */
    static String of(Paper paper) {
        StringBuilder out = new StringBuilder(16_384);
        out.append("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"")
                .append(paper.language())
                .append("\"><head><meta charset=\"UTF-8\"/><title>")
                .append(escaped(paper.title()))
                .append("</title><style>")
                // Our own words, on each page that is printed.
                .append(STYLE.replace("%s", paper.foot()))
                .append("</style></head><body><h1>")
                .append(escaped(paper.title()))
                .append("</h1><p class=\"goal\">")
                .append(escaped(paper.goal()))
                .append("</p><table class=\"head\">");
        for (Paper.Line line : paper.head())
            out.append("<tr><td class=\"word\">")
                    .append(escaped(line.word()))
                    .append("</td><td>")
                    .append(escaped(line.text()))
                    .append("</td></tr>");
        out.append("</table>");
        paper.sections().forEach(section -> section(out, section));
        return out.append("<p class=\"foot\">")
                .append(escaped(paper.foot()))
                .append("</p></body></html>\n")
                .toString();
    }

    private static void section(StringBuilder out, Paper.Section section) {
        // What fits on a page stays on one; a title never stands alone.
        out.append(section.rows().size() <= WHOLE ? "<div class=\"whole\"><h2>" : "<div><h2>")
                .append(escaped(section.title()))
                .append("</h2>");
        if (section.rows().isEmpty()) {
            out.append("<p class=\"none\">").append(escaped(section.none())).append("</p></div>");
            return;
        }
        if (section.isList()) {
            out.append("<ul>");
            section.rows().forEach(row -> out.append("<li>")
                    .append(escaped(row.get(0).text()))
                    .append("</li>"));
            out.append("</ul></div>");
            return;
        }
        out.append("<table><thead><tr>");
        for (Paper.Column column : section.columns())
            out.append("<th style=\"width:")
                    .append(column.width())
                    .append("%\"")
                    .append(column.number() ? " class=\"number\">" : ">")
                    .append(escaped(column.title()))
                    .append("</th>");
        out.append("</tr></thead><tbody>");
        section.rows().forEach(row -> row(out, section, row));
        out.append("</tbody></table></div>");
    }

    private static void row(StringBuilder out, Paper.Section section, java.util.List<Paper.Cell> row) {
        out.append("<tr>");
        for (int i = 0; i < row.size(); i++) {
            Paper.Cell cell = row.get(i);
            String kind = (section.columns().get(i).number() ? "number " : "") + cell.tone();
            out.append("<td class=\"").append(kind.trim()).append("\">");
            if (!cell.picture().shapes().isEmpty()) picture(out, cell.picture());
            out.append(escaped(cell.text())).append("</td>");
        }
        out.append("</tr>");
    }

    private static void picture(StringBuilder out, Paper.Picture picture) {
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 200 ")
                .append(picture.height())
                .append("\" width=\"100%\" height=\"")
                .append(picture.height())
                .append("\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
        for (Paper.Shape shape : picture.shapes())
            out.append("<polygon fill=\"")
                    .append(shape.colour())
                    .append("\" points=\"")
                    .append(shape.points().stream().map(String::valueOf).collect(Collectors.joining(" ")))
                    .append("\"/>");
        out.append("</svg>");
    }

    static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                // XML has no other control characters, and half a surrogate pair is none.
                case '\n', '\t' -> out.appendCodePoint(point);
                default -> {
                    boolean writable =
                            point >= 0x20 && (point < 0xD800 || point > 0xDFFF) && point < 0xFFFE || point > 0xFFFF;
                    out.appendCodePoint(writable ? point : 0xFFFD);
                }
            }
        });
        return out.toString();
    }
}
