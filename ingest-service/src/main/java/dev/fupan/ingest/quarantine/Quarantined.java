package dev.fupan.ingest.quarantine;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fupan.contracts.CeHeaders;
import dev.fupan.contracts.QuarantineHeaders;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * One record of the topic of quarantine, read so that nothing in it can hurt the table.
 *
 * @param origin where the record stood that could not be counted; for one that never reached the log, what it is, so
 *     that a producer who repeats it does not fill the table
 */
record Quarantined(
        String tenant, String origin, String reason, Map<String, String> headers, byte[] data, Instant receivedAt) {

    static Quarantined of(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : record.headers())
            headers.put(
                    storable(header.key()), header.value() == null ? "" : storable(new String(header.value(), UTF_8)));
        byte[] data = record.value() == null ? new byte[0] : record.value();
        String tenant = storable(record.key() == null ? "" : new String(record.key(), UTF_8));
        return new Quarantined(
                tenant,
                QuarantineHeaders.origin(headers, data),
                QuarantineHeaders.reason(headers),
                headers,
                data,
                received(headers.get(CeHeaders.RECEIVED_TIME), record.timestamp()));
    }

    /** Whether this is no event, but our own word about one. */
    static boolean tellsADecision(ConsumerRecord<byte[], byte[]> record) {
        return record.headers().lastHeader(QuarantineHeaders.STATE) != null;
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    // PostgreSQL takes no NUL in a text.
    private static String storable(String text) {
        return text.indexOf(0) < 0 ? text : text.replace("\0", "");
    }

    private static Instant received(@org.jspecify.annotations.Nullable String text, long appended) {
        try {
            if (text != null) return Instant.parse(text);
        } catch (DateTimeException notOurs) {
            // the broker's own time stands in
        }
        return Instant.ofEpochMilli(Math.max(0, appended));
    }
}
