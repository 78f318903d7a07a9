package dev.fupan.review.report;

import dev.fupan.review.report.Paper.Cell;
import dev.fupan.review.report.Paper.Column;
import dev.fupan.review.report.Paper.Section;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tables whose titles are words of one language. */
record Sections(Wording words) {

    Section of(String title, List<Column> columns, List<List<Cell>> rows) {
        return new Section(words.say(title), columns, rows, words.say("none"));
    }

    Column column(String word, int width) {
        return new Column(words.say(word), false, width);
    }

    Column number(String word, int width) {
        return new Column(words.say(word), true, width);
    }

    static String orNothing(@Nullable String text) {
        return text == null ? "" : text;
    }
}
