package dev.fupan.review.history;

import dev.fupan.kit.page.Cursor;
import dev.fupan.kit.page.Page;
import dev.fupan.kit.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reads the past of one item, oldest first, for a caller whose right has been checked. */
public final class HistoryStore {

    private static final String LINES = """
            from HistoryLine l where l.itemId = :item
              and (l.version > :version or l.version = :version and l.line > :line)
            order by l.version, l.line""";

    private HistoryStore() {}

    /** @param after of version and line */
    public static Uni<Page<HistoryView>> page(Mutiny.Session db, UUID itemId, @Nullable Cursor after, int size) {
        return db.createQuery(LINES, HistoryLine.class)
                .setParameter("item", itemId)
                .setParameter("version", after == null ? -1L : number(after, 0))
                .setParameter("line", after == null ? -1 : (int) number(after, 1))
                .setMaxResults(size + 1)
                .getResultList()
                .map(lines -> Page.of(
                        lines.stream().map(HistoryLine::view).toList(),
                        size,
                        last -> Cursor.after(Long.toString(last.version()), Integer.toString(last.line()))));
    }

    private static long number(Cursor cursor, int part) {
        String text = cursor.key().get(part);
        if (text.matches("\\d{1,9}")) return Long.parseLong(text);
        throw ProblemType.MALFORMED
                .because("The cursor is not one of this list.")
                .asException();
    }
}
