package dev.fupan.metrics.numbers;

import dev.fupan.contracts.workspace.WorkspaceConfiguration;
import dev.fupan.metrics.answer.Content;
import dev.fupan.metrics.answer.Table;
import dev.fupan.metrics.calendar.WorkspaceCalendar;
import dev.fupan.metrics.calendar.WorkspaceCalendar.Bucket;
import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.question.Question;
import dev.fupan.metrics.view.Need;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The days that a question is about, in the workspace's calendar.
 *
 * @param parts of the whole, one without a grain
 * @param compared what each part is compared with; empty without a comparison
 */
public record Span(WorkspaceCalendar calendar, Bucket whole, List<Bucket> parts, List<Bucket> compared) {

    public static Span of(Question question, WorkspaceConfiguration configuration, Instant evaluation) {
        WorkspaceCalendar calendar = WorkspaceCalendar.of(configuration);
        Bucket whole = question.period().in(calendar, evaluation);
        List<Bucket> parts = question.parts(whole, calendar);
        return new Span(calendar, whole, parts, question.compared(parts, calendar, evaluation));
    }

    /** Rows of the period and of everything it is compared with; under a cut the sets are read whole anyway. */
    public Need need(Set<Need.Rows> rows, Cut cut) {
        if (!cut.isLive()) {
            return new Need(rows, Long.MIN_VALUE, Long.MAX_VALUE);
        }
        LocalDate from = whole.from();
        LocalDate to = whole.to();
        for (Bucket each : compared) {
            from = each.from().isBefore(from) ? each.from() : from;
            to = each.to().isAfter(to) ? each.to() : to;
        }
        return new Need(rows, Cut.micros(calendar.startOf(from)), Cut.micros(calendar.startOf(to)));
    }

    public Content describe(Content content) {
        content.with("period", json(whole));
        if (parts.size() == 1 && !compared.isEmpty()) {
            content.with("comparedWith", json(compared.get(0)));
        }
        return content;
    }

    /** The place of the part of this name; of the first for none. */
    int part(@Nullable String name) {
        for (int i = 0; name != null && i < parts.size(); i++) {
            if (parts.get(i).name().equals(name)) {
                return i;
            }
        }
        return 0;
    }

    static void into(Table.Row row, Bucket part) {
        row.text("period", part.name())
                .text("from", part.from().toString())
                .text("to", part.to().toString());
    }

    private static Map<String, String> json(Bucket bucket) {
        return Map.of(
                "name", bucket.name(),
                "from", bucket.from().toString(),
                "to", bucket.to().toString());
    }
}
