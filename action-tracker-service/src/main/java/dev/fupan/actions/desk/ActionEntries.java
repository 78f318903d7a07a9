package dev.fupan.actions.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What gathers below an action: history, comments and evidence, as clients see them. */
final class ActionEntries {

    private ActionEntries() {}

    /** One field of one change. */
    @Schema(name = "HistoryLine")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HistoryView(
            long revision,
            int line,
            Instant at,
            String actor,
            String field,
            @Nullable String before,
            @Nullable String after,
            @Nullable String reason) {}

    @Schema(name = "Comment")
    record CommentView(UUID id, Instant at, String author, String words) {}

    @Schema(name = "Evidence")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EvidenceView(
            UUID id,
            Instant at,
            String author,
            String kind,
            String reference,
            @Nullable String version,
            @Nullable UUID checkpointId) {}

    static HistoryView history(Row row) {
        return new HistoryView(
                row.getLong("revision"),
                row.getInteger("line"),
                ViewRows.instant(row, "at"),
                row.getString("actor"),
                row.getString("field"),
                row.getString("before"),
                row.getString("after"),
                row.getString("reason"));
    }

    static CommentView comment(Row row) {
        return new CommentView(
                row.getUUID("id"), ViewRows.instant(row, "at"), row.getString("author"), row.getString("words"));
    }

    static EvidenceView evidence(Row row) {
        return new EvidenceView(
                row.getUUID("id"),
                ViewRows.instant(row, "at"),
                row.getString("author"),
                row.getString("kind"),
                row.getString("reference"),
                row.getString("version"),
                row.getUUID("checkpoint_id"));
    }
}
