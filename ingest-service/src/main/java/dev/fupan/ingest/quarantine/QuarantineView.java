package dev.fupan.ingest.quarantine;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A quarantined event as its workspace sees it; its bytes are asked for apart. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Quarantined")
record QuarantineView(
        @Schema(examples = "17") String id,
        @Schema(examples = "unknownType") String reason,
        String eventId,
        String source,
        @Schema(examples = "crm.lead.teleported.v1") String type,

        @Schema(description = "topic/partition/offset, or a hash of an event that never reached the log")
        String origin,

        Instant receivedAt,
        long bytes,
        @Schema(examples = "waiting") String state,
        @Nullable Instant decidedAt,
        Map<String, String> attributes) {

    /** How many wait, by reason. */
    record Count(String reason, long waiting) {}

    @Schema(name = "QuarantinePage")
    record Listing(List<QuarantineView> items, @Nullable String next, List<Count> waiting) {}

    static QuarantineView of(Row row) {
        Map<String, String> attributes = new java.util.LinkedHashMap<>();
        headers(row).forEach((name, value) -> {
            if (name.startsWith("ce_")) attributes.put(name.substring(3), value);
        });
        OffsetDateTime decided = row.getOffsetDateTime("decided_at");
        return new QuarantineView(
                String.valueOf(row.getLong("id")),
                row.getString("reason"),
                row.getString("event_id"),
                row.getString("source"),
                row.getString("type"),
                row.getString("origin"),
                row.getOffsetDateTime("received_at").toInstant(),
                row.getLong("bytes"),
                row.getString("state"),
                decided == null ? null : decided.toInstant(),
                attributes);
    }

    static Map<String, String> headers(Row row) {
        Map<String, String> headers = new java.util.LinkedHashMap<>();
        new JsonObject(row.getString("headers")).forEach(h -> headers.put(h.getKey(), String.valueOf(h.getValue())));
        return headers;
    }
}
