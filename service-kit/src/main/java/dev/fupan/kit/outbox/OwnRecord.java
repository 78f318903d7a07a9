package dev.fupan.kit.outbox;

import dev.fupan.contracts.CeHeaders;
import dev.fupan.contracts.OwnHeaders;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record that another service sent as an {@link OwnEvent}, with the attributes that reading once and in order needs.
 *
 * @param key the id of the aggregate
 * @param revision of the aggregate; a reader applies last + 1 and parks what comes before its turn
 */
public record OwnRecord(
        String tenant, String key, long revision, String eventId, String type, String actor, Instant at, byte[] data) {

    /** Empty when it is no event of an aggregate. */
    public static Optional<OwnRecord> of(ConsumerRecord<byte[], byte[]> record) {
        String tenant = header(record, CeHeaders.TENANT_ID);
        String id = header(record, CeHeaders.ID);
        String type = header(record, CeHeaders.TYPE);
        String revision = header(record, OwnHeaders.AGGREGATE_REVISION);
        String actor = header(record, OwnHeaders.ACTOR);
        boolean whole =
                tenant != null && id != null && type != null && revision != null && revision.matches("\\d{1,18}");
        if (!whole || record.key() == null || record.value() == null) return Optional.empty();
        return Optional.of(new OwnRecord(
                tenant,
                new String(record.key(), StandardCharsets.UTF_8),
                Long.parseLong(revision),
                id,
                type,
                actor == null ? OwnHeaders.SYSTEM : actor,
                instant(header(record, CeHeaders.TIME), record.timestamp()),
                record.value()));
    }

    private static Instant instant(@Nullable String time, long appended) {
        try {
            return time == null ? Instant.ofEpochMilli(appended) : Instant.parse(time);
        } catch (DateTimeException unreadable) {
            return Instant.ofEpochMilli(appended);
        }
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
