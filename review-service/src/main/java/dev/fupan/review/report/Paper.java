package dev.fupan.review.report;

import java.util.List;

/** A report in one language, laid out: what stands where, not how it looks. */
record Paper(String language, String title, String goal, List<Line> head, List<Section> sections, String foot) {

    /** A word and what it is for this report. */
    record Line(String word, String text) {}

    /** A table, or a list of one column without a head; {@code none} is said where there are no rows. */
    record Section(String title, List<Column> columns, List<List<Cell>> rows, String none) {

        boolean isList() {
            return columns.size() == 1;
        }
    }

    record Column(String title, boolean number, int width) {}

    /**
     * A text, and perhaps a picture before it.
     *
     * @param tone {@code good}, {@code bad} or nothing
     */
    record Cell(String text, String tone, Picture picture) {

        static Cell of(String text) {
            return new Cell(text, "", Picture.NONE);
        }

        static Cell of(String text, String tone) {
            return new Cell(text, tone, Picture.NONE);
        }

        static Cell of(Picture picture) {
            return new Cell("", "", picture);
        }
    }

    /** Polygons in a field that is 200 wide. */
    record Picture(int height, List<Shape> shapes) {

        static final Picture NONE = new Picture(0, List.of());
    }

    /** A filled polygon: x and y in turn. */
    record Shape(String colour, List<Integer> points) {}
}
