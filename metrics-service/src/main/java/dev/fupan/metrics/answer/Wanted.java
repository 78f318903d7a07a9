package dev.fupan.metrics.answer;

import dev.fupan.kit.tenant.Caller;
import dev.fupan.metrics.view.OwnRows;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who wants the answer, and in which form.
 *
 * @param csv the table to write as CSV, null for JSON
 * @param ifNoneMatch tags of the answers that the client holds
 */
public record Wanted(
        Caller caller, @Nullable String csv, @Nullable String ifNoneMatch) {
    public String tenant() {
        return caller.tenant();
    }

    /** Whose rows are open; null = everyone's. */
    public @Nullable OwnRows reader() {
        return OwnRows.of(caller);
    }

    /** What two callers must share to be given each other's answer. */
    String scope() {
        OwnRows reader = reader();
        return reader == null ? caller.role().wireName() : new TreeSet<>(reader.owners()).toString();
    }

    String form() {
        return csv == null ? "json" : "csv:" + csv;
    }
}
