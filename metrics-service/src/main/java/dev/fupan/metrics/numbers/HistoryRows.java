package dev.fupan.metrics.numbers;

import dev.fupan.metrics.answer.Content;
import dev.fupan.metrics.answer.Table;
import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.journey.Move;
import dev.fupan.metrics.question.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The history of a journey as flat rows (P-01): entry into each move, exit, days spent, days spent there in all, and
 * the age of the moves in which something still stands.
 */
final class HistoryRows {
    private static final BigDecimal DAY_MICROS = BigDecimal.valueOf(24L * 3_600 * 1_000_000);
    private static final int DIGITS = 6;

    private HistoryRows() {}

    /** A refusal when nobody has heard of it. */
    static Content known(List<Move> moves, Instant evaluation) {
        if (moves.isEmpty()) {
            throw Refusal.notFound("Nothing is known of this lead or opportunity.");
        }
        return content(moves, evaluation);
    }

    private static Content content(List<Move> moves, Instant evaluation) {
        Table table = new Table();
        for (Move move : moves) {
            Long left = move.leftMicros();
            long until = left == null ? Cut.micros(evaluation) : left;
            long age = Math.max(0, until - move.timeMicros());
            table.row()
                    .text("kind", move.entity().kind())
                    .text("id", move.entity().id())
                    .text("move", move.move())
                    .text("entry", Cut.instant(move.timeMicros()).toString())
                    .text("exit", left == null ? null : Cut.instant(left).toString())
                    .flag("latest", left == null)
                    .number("days", days(age))
                    .number(
                            "cumulativeDays",
                            days(left == null ? move.cumulativeMicros() + age : move.cumulativeMicros()))
                    .number("currentAgeDays", left == null ? days(age) : null)
                    .flag("backward", move.backward())
                    .flag("reopened", move.move().equals("reopened"))
                    .number("skips", move.skips())
                    .flag("mapped", move.mapped())
                    .text("owner", move.owner())
                    .text("eventSource", move.eventSource())
                    .text("eventId", move.eventId());
        }
        return Content.of(table);
    }

    private static @Nullable BigDecimal days(long micros) {
        return BigDecimal.valueOf(micros).divide(DAY_MICROS, DIGITS, RoundingMode.HALF_UP);
    }
}
