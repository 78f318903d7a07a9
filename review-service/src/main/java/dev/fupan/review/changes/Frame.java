package dev.fupan.review.changes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.kit.form.Json;
import dev.fupan.review.session.LoggedChange;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One event of the stream, or a comment that only shows that the stream lives. */
record Frame(long id, @Nullable String name, String data) {

    static final Frame HEARTBEAT = new Frame(0, null, "");

    /**
     * What a client is told of a change. Applying it twice, or after a later one was read elsewhere, does no harm:
     * whoever has the item in a higher version leaves it alone.
     *
     * @param version of the item, its ETag; null = the item is gone or has none
     * @param actor who made the change; null = nobody is to know
     * @param item as a GET shows it; null = it is gone
     */
    record Change(
            long seq,
            String kind,
            String id,
            @Nullable Long version,
            @Nullable String actor,
            @Nullable Instant at,
            @Nullable JsonNode item) {

        static Change of(LoggedChange row) {
            String body = row.body();
            JsonNode item = body == null ? null : Json.read(body, JsonNode.class);
            JsonNode version = item == null ? null : item.get("version");
            return new Change(
                    row.seq(),
                    row.itemKind(),
                    row.itemId(),
                    version == null ? null : version.longValue(),
                    row.actor(),
                    row.at(),
                    item);
        }
    }

    static Frame of(LoggedChange row) {
        return new Frame(row.seq(), "change", Json.write(Change.of(row)));
    }

    /** The log no longer has what the client lacks: read everything anew and go on from here. */
    static Frame reset(long seq) {
        return new Frame(seq, "reset", Json.write(Map.of("seq", seq)));
    }
}
