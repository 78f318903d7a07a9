package dev.fupan.actions.agreed;

import dev.fupan.contracts.CeHeaders;
import dev.fupan.contracts.OwnHeaders;
import dev.fupan.contracts.review.ReviewEvent;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A record of the topic of reviews with the attributes that reading in order needs. */
record ReviewRecord(
        String tenant,
        String reviewId,
        long revision,
        String eventId,
        String type,
        String actor,
        Instant at,
        byte[] data) {

    /** Empty when it is no event of a review. */
    static Optional<ReviewRecord> of(ConsumerRecord<byte[], byte[]> record) {
        String tenant = header(record, CeHeaders.TENANT_ID);
        String id = header(record, CeHeaders.ID);
        String type = header(record, CeHeaders.TYPE);
        String revision = header(record, OwnHeaders.AGGREGATE_REVISION);
        String time = header(record, CeHeaders.TIME);
        String actor = header(record, OwnHeaders.ACTOR);
        boolean whole =
                tenant != null && id != null && type != null && revision != null && revision.matches("\\d{1,18}");
        if (!whole || record.key() == null || record.value() == null) return Optional.empty();
        return Optional.of(new ReviewRecord(
                tenant,
                new String(record.key(), StandardCharsets.UTF_8),
                Long.parseLong(revision),
                id,
                type,
                actor == null ? OwnHeaders.SYSTEM : actor,
                instant(time, record.timestamp()),
                record.value()));
    }

    /** Empty when the type is not known here; throws when the data is not what the type says. */
    Optional<ReviewEvent> event() {
        return ReviewEvent.FAMILY.read(type, data);
    }

    /** The one after this, as it was parked: event id, type, actor, time, data. */
    ReviewRecord next(Object[] parked) {
        return new ReviewRecord(
                tenant,
                reviewId,
                revision + 1,
                (String) parked[0],
                (String) parked[1],
                (String) parked[2],
                Instant.parse((String) parked[3]),
                ((String) parked[4]).getBytes(StandardCharsets.UTF_8));
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
