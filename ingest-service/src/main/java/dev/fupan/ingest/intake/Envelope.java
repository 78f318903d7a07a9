package dev.fupan.ingest.intake;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a checked event, beside its data.
 *
 * @param time RFC 3339 with at most microseconds; null when the producer gave none
 * @param sequence null when absent or empty
 * @param extensions attributes that the language does not know; kept, not used
 */
public record Envelope(
        String id,
        String source,
        String type,
        @Nullable String time,
        @Nullable String subject,
        @Nullable String sequence,
        @Nullable String partitionKey,
        @Nullable String dataSchema,
        Map<String, String> extensions) {}
