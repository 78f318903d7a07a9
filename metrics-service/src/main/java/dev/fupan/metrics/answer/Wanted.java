package dev.fupan.metrics.answer;

import dev.fupan.kit.tenant.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Who wants the answer, and in which form.
 *
 * @param csv the table to write as CSV, null for JSON
 * @param ifNoneMatch tags of the answers that the client holds
 */
public record Wanted(Caller caller, @Nullable String csv, @Nullable String ifNoneMatch) {
    public String tenant() {
        return caller.tenant();
    }

    String form() {
        return csv == null ? "json" : "csv:" + csv;
    }
}
