package dev.fupan.actions.delivery;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.fupan.actions.webhook.EventTypes;
import dev.fupan.contracts.CeHeaders;
import dev.fupan.contracts.OwnHeaders;
import dev.fupan.kit.form.Json;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** An event of our own services, as it is told to others. */
record ToldEvent(String tenant, String id, String type, Instant time, String body) {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /** What Standard Webhooks asks for, and beside it where the event belongs in the life of which thing. */
    record Payload(
            String type,
            Instant timestamp,
            @Nullable String subject,
            long revision,
            @JsonRawValue String data) {}

    /** Empty when it is no event that anyone could be told. */
    static Optional<ToldEvent> of(ConsumerRecord<byte[], byte[]> record) {
        String tenant = header(record, CeHeaders.TENANT_ID);
        String id = header(record, CeHeaders.ID);
        String type = header(record, CeHeaders.TYPE);
        String time = header(record, CeHeaders.TIME);
        String revision = header(record, OwnHeaders.AGGREGATE_REVISION);
        boolean whole = tenant != null
                && id != null
                && EventTypes.ALL.contains(String.valueOf(type))
                && time != null
                && revision != null
                && revision.matches("\\d{1,18}");
        if (!whole || record.value() == null) return Optional.empty();
        try {
            Instant at = Instant.parse(time);
            if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) return Optional.empty(); // no table takes every year
            String data = new String(record.value(), StandardCharsets.UTF_8);
            new JsonObject(data); // what is no JSON would make the whole of it none
            Payload payload = new Payload(type, at, header(record, CeHeaders.SUBJECT), Long.parseLong(revision), data);
            return Optional.of(new ToldEvent(tenant, id, type, at, Json.write(payload)));
        } catch (DateTimeException | DecodeException unreadable) {
            return Optional.empty();
        }
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        if (header == null || header.value() == null) return null;
        String text = new String(header.value(), StandardCharsets.UTF_8);
        return text.isEmpty() || text.length() > 300 || text.indexOf('\0') >= 0 ? null : text;
    }
}
