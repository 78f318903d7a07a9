package dev.fupan.actions.board;

import dev.fupan.actions.desk.ActionView;
import dev.fupan.actions.desk.CheckpointView;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Actions as CSV (RFC 4180), one a line.
 *
 * <p>A text that a spreadsheet would run as a formula gets an apostrophe in front.
 */
final class Table {

    private static final String RUNS = "=+-@\t\r\n";
    private static final String HEADER = "id,measure,ownerId,helperIds,dueDate,status,statusReason,overdue,category,"
            + "area,degree,resources,reviewId,problemId,causeId,missing,verdicts,createdAt,changedAt,revision\r\n";

    private Table() {}

    static String of(List<ActionView> actions) {
        StringBuilder csv = new StringBuilder(HEADER);
        for (ActionView one : actions) csv.append(line(one)).append("\r\n");
        return csv.toString();
    }

    private static String line(ActionView one) {
        return Arrays.asList(
                        one.id(),
                        one.measure(),
                        one.ownerId(),
                        words(one.helperIds()),
                        one.dueDate(),
                        one.status(),
                        one.statusReason(),
                        one.overdue(),
                        one.category(),
                        one.area(),
                        one.degree(),
                        one.resources(),
                        one.reviewId(),
                        one.problemId(),
                        one.causeId(),
                        words(one.missing()),
                        verdicts(one.checkpoints()),
                        one.createdAt(),
                        one.changedAt(),
                        one.revision())
                .stream()
                .map(Table::field)
                .collect(Collectors.joining(","));
    }

    private static @Nullable String words(@Nullable List<String> words) {
        return words == null ? null : String.join(" ", words);
    }

    private static @Nullable String verdicts(@Nullable List<CheckpointView> checkpoints) {
        return checkpoints == null
                ? null
                : checkpoints.stream().map(CheckpointView::state).collect(Collectors.joining(" "));
    }

    private static String field(@Nullable Object cell) {
        if (cell == null) return "";
        String text = cell.toString();
        if (cell instanceof String && !text.isEmpty() && RUNS.indexOf(text.charAt(0)) >= 0) text = "'" + text;
        boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
